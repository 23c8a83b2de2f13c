//! The names of records.

use greenroom_directory::handles::Slot;
use greenroom_protocol::ids::{AccountId, Deployment, SessionRef};
use greenroom_protocol::session::Guid;
use ring::digest::{SHA256, digest};

use crate::identities::ExternalId;
use crate::store::{DIRECTORY_SHARD, Key, Kind};

/// A session's record.
pub(crate) fn session(at: &SessionRef) -> Key {
    let (template, name) = (at.template_name.folded(), at.name.folded());
    Key {
        shard: at.scid.folded(),
        kind: Kind::Session,
        id: format!("{template}/{name}"),
    }
}

/// Whom a player follows and blocks.
pub(crate) fn people(scid: &Deployment, owner: AccountId) -> Key {
    Key {
        shard: scid.folded(),
        kind: Kind::People,
        id: owner.to_string(),
    }
}

/// Why a player is kept out.
pub(crate) fn sanctions(scid: &Deployment, player: AccountId) -> Key {
    Key {
        shard: scid.folded(),
        kind: Kind::Sanction,
        id: player.to_string(),
    }
}

/// A handle: the one activity of a player, or one in a place of its own.
pub(crate) fn handle(scid: &Deployment, slot: &Slot) -> Key {
    Key {
        shard: scid.folded(),
        kind: Kind::Handle,
        id: match slot {
            Slot::Activity(account) => format!("activity/{account}"),
            Slot::Own(id) => id.to_string(),
        },
    }
}

/// The invites for a player: nothing is stored under it, and who makes one has
/// its turn.
pub(crate) fn invites(scid: &Deployment, invited: AccountId) -> Key {
    Key {
        shard: scid.folded(),
        kind: Kind::Handle,
        id: format!("invites/{invited}"),
    }
}

/// A message, by whom it is for.
pub(crate) fn message(scid: &Deployment, receiver: AccountId, id: &Guid) -> Key {
    Key {
        shard: scid.folded(),
        kind: Kind::Message,
        id: format!("{receiver}/{id}"),
    }
}

/// The messages for a player: nothing is stored under it, and who sends, answers
/// or deletes one has its turn.
pub(crate) fn messages(scid: &Deployment, receiver: AccountId) -> Key {
    Key {
        shard: scid.folded(),
        kind: Kind::Message,
        id: receiver.to_string(),
    }
}

/// A record that belongs to the directory and not to a deployment.
fn own(kind: Kind, id: String) -> Key {
    let shard = DIRECTORY_SHARD.to_owned();
    Key { shard, kind, id }
}

/// Which directory this is.
pub(crate) fn identity() -> Key {
    own(Kind::Directory, "identity".into())
}

/// The key that signs tokens.
pub(crate) fn signing_key() -> Key {
    own(Kind::Key, "signing".into())
}

/// An account.
pub(crate) fn account(account: AccountId) -> Key {
    own(Kind::Account, account.to_string())
}

/// Whose an account of another system is, by the digest of its id there.
pub(crate) fn external(account: &ExternalId) -> Key {
    let digest = digest_text(account.id.as_bytes());
    own(Kind::External, format!("{}/{digest}", account.provider))
}

/// Whose the name of a developer is in a deployment, by the digest of both.
pub(crate) fn developer(deployment: &str, name: &str) -> Key {
    let deployment = deployment.to_ascii_lowercase();
    let digest = digest_text(format!("{deployment}\0{name}").as_bytes());
    own(Kind::External, format!("developer/{digest}"))
}

/// A refresh token, by its digest.
pub(crate) fn refresh(digest: &str) -> Key {
    own(Kind::Refresh, digest.to_owned())
}

/// An account that was deleted for good.
pub(crate) fn closed(account: AccountId) -> Key {
    own(Kind::Closed, account.to_string())
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn digest_text(bytes: &[u8]) -> String {
    let digest = digest(&SHA256, bytes);
    let digits = digest.as_ref().iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// A device, by the digest of its token.
pub(crate) fn device(digest: &str) -> Key {
    own(Kind::Device, digest.to_owned())
}
