//! Functions of `eos_leaderboards.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_Leaderboards_GetLeaderboardDefinitionCount(Handle: Handle, Options: Options) -> u32;
    EOS_Leaderboards_CopyLeaderboardDefinitionByIndex(Handle: Handle, Options: Options, OutLeaderboardDefinition: Out<Thing>) -> EOS_EResult;
    EOS_Leaderboards_CopyLeaderboardDefinitionByLeaderboardId(Handle: Handle, Options: Options, OutLeaderboardDefinition: Out<Thing>) -> EOS_EResult;
    EOS_Leaderboards_GetLeaderboardRecordCount(Handle: Handle, Options: Options) -> u32;
    EOS_Leaderboards_CopyLeaderboardRecordByIndex(Handle: Handle, Options: Options, OutLeaderboardRecord: Out<Thing>) -> EOS_EResult;
    EOS_Leaderboards_CopyLeaderboardRecordByUserId(Handle: Handle, Options: Options, OutLeaderboardRecord: Out<Thing>) -> EOS_EResult;
    EOS_Leaderboards_GetLeaderboardUserScoreCount(Handle: Handle, Options: Options) -> u32;
    EOS_Leaderboards_CopyLeaderboardUserScoreByIndex(Handle: Handle, Options: Options, OutLeaderboardUserScore: Out<Thing>) -> EOS_EResult;
    EOS_Leaderboards_CopyLeaderboardUserScoreByUserId(Handle: Handle, Options: Options, OutLeaderboardUserScore: Out<Thing>) -> EOS_EResult;
}

refuse_later! {
    EOS_Leaderboards_QueryLeaderboardDefinitions -> (), info(16, 8), client_data(8, 4);
    EOS_Leaderboards_QueryLeaderboardRanks -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Leaderboards_QueryLeaderboardUserScores -> (), info(16, 8), client_data(8, 4);
}

release_nothing! {
    EOS_Leaderboards_Definition_Release;
    EOS_Leaderboards_LeaderboardUserScore_Release;
    EOS_Leaderboards_LeaderboardRecord_Release;
    EOS_Leaderboards_LeaderboardDefinition_Release;
}
