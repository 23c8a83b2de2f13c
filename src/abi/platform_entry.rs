//! A platform as C holds it, and the handles of its interfaces.

use std::sync::Arc;

use super::gr_multiplayer_types::GR_MultiplayerHandle;
use super::handles::{self, Handled, Kind};
use super::refusals::RefusingHandle;
use super::types::{
    EOS_AuthHandle, EOS_ConnectHandle, EOS_CustomInvitesHandle, EOS_FriendsHandle,
    EOS_MetricsHandle, EOS_P2PHandle, EOS_PlatformHandle, EOS_PresenceHandle, EOS_SessionsHandle,
    EOS_UIHandle, EOS_UserInfoHandle,
};
use crate::interfaces::auth::Auth;
use crate::interfaces::custom_invites::CustomInvites;
use crate::interfaces::friends::Friends;
use crate::interfaces::metrics::Metrics;
use crate::interfaces::multiplayer::Multiplayer;
use crate::interfaces::overlay::Overlay;
use crate::interfaces::p2p::P2p;
use crate::interfaces::presence::Presence;
use crate::interfaces::refusing::Refusing;
use crate::interfaces::sessions::Sessions;
use crate::interfaces::user_info::UserInfo;
use crate::interfaces::users::Users;
use crate::platform::Platform;

/// A handle that the platform keeps. Never followed.
struct Interface<Opaque>(*mut Opaque);

// SAFETY: a handle is a number in the shape of a pointer.
unsafe impl<Opaque> Send for Interface<Opaque> {}
// SAFETY: as above.
unsafe impl<Opaque> Sync for Interface<Opaque> {}

impl Handled for PlatformEntry {
    const KIND: Kind = Kind::Platform;
    type Opaque = EOS_PlatformHandle;
}

/// A row for each interface: what [`PlatformEntry`] calls it, the type behind its handle with its kind, what C sees, and the platform's field.
macro_rules! interfaces {
    ($($name:ident: $type:ident as $kind:ident, $opaque:ident, $field:ident;)+) => {
        /// A platform as C holds it, with the handles of its interfaces: they are the same at every call, and stale when the platform is released.
        pub struct PlatformEntry {
            pub platform: Arc<Platform>,
            $($name: Interface<$opaque>,)+
        }

        impl PlatformEntry {
            /// Gives every interface of a platform its handle; null where there are too many.
            pub fn new(platform: Arc<Platform>) -> Self {
                Self {
                    $($name: Interface(handles::insert(Arc::clone(&platform.$field))),)+
                    platform,
                }
            }

            /// Whether each interface got its handle.
            pub fn is_complete(&self) -> bool {
                $(!self.$name.0.is_null())&&+
            }

            /// Makes the handles of the interfaces stale.
            pub fn withdraw(&self) {
                // They are stale already only if the process was shut down meanwhile.
                $(let _ = handles::remove::<$type>(self.$name.0);)+
            }

            $(pub fn $name(&self) -> *mut $opaque {
                self.$name.0
            })+
        }

        $(impl Handled for $type {
            const KIND: Kind = Kind::$kind;
            type Opaque = $opaque;
        })+
    };
}

interfaces! {
    auth: Auth as Auth, EOS_AuthHandle, auth;
    connect: Users as Connect, EOS_ConnectHandle, users;
    custom_invites: CustomInvites as CustomInvites, EOS_CustomInvitesHandle, custom_invites;
    friends: Friends as Friends, EOS_FriendsHandle, friends;
    metrics: Metrics as Metrics, EOS_MetricsHandle, metrics;
    multiplayer: Multiplayer as Multiplayer, GR_MultiplayerHandle, multiplayer;
    p2p: P2p as P2p, EOS_P2PHandle, p2p;
    presence: Presence as Presence, EOS_PresenceHandle, presence;
    refusing: Refusing as Refusing, RefusingHandle, refusing;
    sessions: Sessions as Sessions, EOS_SessionsHandle, sessions;
    ui: Overlay as Ui, EOS_UIHandle, overlay;
    user_info: UserInfo as UserInfo, EOS_UserInfoHandle, user_info;
}
