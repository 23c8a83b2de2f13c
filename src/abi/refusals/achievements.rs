//! Functions of `eos_achievements.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_Achievements_GetAchievementDefinitionCount(Handle: Handle, Options: Options) -> u32;
    EOS_Achievements_CopyAchievementDefinitionV2ByIndex(Handle: Handle, Options: Options, OutDefinition: Out<Thing>) -> EOS_EResult;
    EOS_Achievements_CopyAchievementDefinitionV2ByAchievementId(Handle: Handle, Options: Options, OutDefinition: Out<Thing>) -> EOS_EResult;
    EOS_Achievements_GetPlayerAchievementCount(Handle: Handle, Options: Options) -> u32;
    EOS_Achievements_CopyPlayerAchievementByIndex(Handle: Handle, Options: Options, OutAchievement: Out<Thing>) -> EOS_EResult;
    EOS_Achievements_CopyPlayerAchievementByAchievementId(Handle: Handle, Options: Options, OutAchievement: Out<Thing>) -> EOS_EResult;
    EOS_Achievements_CopyAchievementDefinitionByIndex(Handle: Handle, Options: Options, OutDefinition: Out<Thing>) -> EOS_EResult;
    EOS_Achievements_CopyAchievementDefinitionByAchievementId(Handle: Handle, Options: Options, OutDefinition: Out<Thing>) -> EOS_EResult;
    EOS_Achievements_GetUnlockedAchievementCount(Handle: Handle, Options: Options) -> u32;
    EOS_Achievements_CopyUnlockedAchievementByIndex(Handle: Handle, Options: Options, OutAchievement: Out<Thing>) -> EOS_EResult;
    EOS_Achievements_CopyUnlockedAchievementByAchievementId(Handle: Handle, Options: Options, OutAchievement: Out<Thing>) -> EOS_EResult;
}

refuse_later! {
    EOS_Achievements_QueryDefinitions -> (), info(16, 8), client_data(8, 4);
    EOS_Achievements_QueryPlayerAchievements -> (), info(32, 16), client_data(8, 4);
    EOS_Achievements_UnlockAchievements -> (), info(32, 16), client_data(8, 4);
}

refuse_notification! {
    EOS_Achievements_AddNotifyAchievementsUnlockedV2;
    EOS_Achievements_AddNotifyAchievementsUnlocked;
}

remove_notification! {
    EOS_Achievements_RemoveNotifyAchievementsUnlocked;
}

release_nothing! {
    EOS_Achievements_DefinitionV2_Release;
    EOS_Achievements_PlayerAchievement_Release;
    EOS_Achievements_Definition_Release;
    EOS_Achievements_UnlockedAchievement_Release;
}
