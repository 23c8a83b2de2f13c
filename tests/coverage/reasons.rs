//! Why some result codes are provoked by nobody.

/// A code that the facts list and the library never answers with.
pub(crate) struct Reason {
    pub(crate) function: &'static str,
    pub(crate) code: &'static str,
    pub(crate) why: &'static str,
}

const fn reason(function: &'static str, code: &'static str, why: &'static str) -> Reason {
    Reason {
        function,
        code,
        why,
    }
}

/// There is one for each code without a story, and none for any other.
pub(crate) const REASONS: &[Reason] = &[
    reason(
        "EOS_Platform_CheckForLauncherAndRestart",
        "EOS_Success",
        "there is no launcher that would start the game again",
    ),
    reason(
        "EOS_Platform_CheckForLauncherAndRestart",
        "EOS_UnexpectedError",
        "nothing is started, so nothing fails to",
    ),
    reason(
        "EOS_Platform_GetDesktopCrossplayStatus",
        "EOS_Success",
        "asks after a service of Epic's that is not there",
    ),
    reason(
        "EOS_Platform_SetApplicationStatus",
        "EOS_NotImplemented",
        "every status is taken on every system",
    ),
    reason(
        "EOS_Connect_Login",
        "EOS_InvalidAuth",
        "a device that the directory does not know is a new player, and is told `EOS_InvalidUser`",
    ),
    reason(
        "EOS_Sessions_CreateSessionModification",
        "EOS_Sessions_SessionAlreadyExists",
        "a name in use is told by `EOS_Sessions_UpdateSession`, which sends the modification",
    ),
    reason(
        "EOS_Sessions_UpdateSession",
        "EOS_Sessions_SandboxNotAllowed",
        "a login holds in one deployment, and its sessions are that deployment's",
    ),
    reason(
        "EOS_Sessions_JoinSession",
        "EOS_Sessions_NoPermission",
        "who may not join is told `EOS_Sessions_NotAllowed`",
    ),
    reason(
        "EOS_Sessions_JoinSession",
        "EOS_Sessions_InvalidSession",
        "a handle that is none is `EOS_InvalidParameters`, a session that is gone `EOS_NotFound`",
    ),
    reason(
        "EOS_Sessions_SendInvite",
        "EOS_Sessions_NoPermission",
        "who may not invite is told `EOS_Sessions_NotAllowed`",
    ),
    reason(
        "EOS_Sessions_RejectInvite",
        "EOS_Sessions_InviteNotFound",
        "an invite that is not there is `EOS_NotFound`, as the declarations state",
    ),
    reason(
        "EOS_Sessions_StartSession",
        "EOS_InvalidState",
        "what is not in progress can be started, and what is says `EOS_Sessions_SessionInProgress`",
    ),
    reason(
        "EOS_SessionDetails_CopySessionAttributeByIndex",
        "EOS_NotFound",
        "an index beyond the last one is `EOS_InvalidParameters`",
    ),
    reason(
        "EOS_SessionSearch_CopySearchResultByIndex",
        "EOS_NotFound",
        "an index beyond the last one is `EOS_InvalidParameters`",
    ),
];
