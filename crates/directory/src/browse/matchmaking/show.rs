//! A session as the EOS web API shows it.

use std::collections::BTreeMap;

use greenroom_protocol::matchmaking::{
    KEY_ADDRESS, KEY_ADDRESS_BOUND, PlainValue, PublicPlayer, PublicSession, PublicSettings,
};
use greenroom_protocol::settings::{GreenroomView, Owner, PlayState};

use crate::browse::address;
use crate::browse::listing::Listing;
use crate::browse::ready::Form;

impl Listing {
    /// The session as the EOS web API shows it; `None` for others than those of
    /// EOS.
    pub fn public_session(&self) -> Option<PublicSession> {
        let settings = self.row()?.greenroom;
        let owner = match &settings.owner {
            Owner::User(account) => account.padded(),
            Owner::Server(client) => client.clone(),
        };
        Some(PublicSession {
            deployment: self.session_ref.scid.clone(),
            id: self.session_ref.name.clone(),
            total_players: settings.max_players - settings.open_slots,
            open_public_players: settings.open_slots,
            public_players: players(self),
            started: settings.state == PlayState::InProgress,
            last_updated: None,
            attributes: attributes(&settings),
            owner,
            owner_platform_id: None,
            settings: public_settings(&settings),
            bucket: settings.bucket,
        })
    }

    /// Appends the JSON of [`Self::public_session`]; nothing for other sessions
    /// than those of EOS.
    pub fn write_public_session(&self, out: &mut Vec<u8>) {
        let bytes = self.ready(Form::Web, || {
            let session = self.public_session();
            let json = session.map(|session| serde_json::to_vec(&session));
            json.transpose()
                .expect("a session is plain JSON")
                .unwrap_or_default()
        });
        out.extend_from_slice(bytes);
    }
}

fn players(listing: &Listing) -> Vec<PublicPlayer> {
    let registered = listing.registered().iter();
    let mut players: Vec<PublicPlayer> = registered
        .map(|player| PublicPlayer {
            product_user_id: player.to_string(),
            name: player.to_string(),
        })
        .collect();
    for (place, name) in listing.registered_names() {
        players[place].name = name.to_owned();
    }
    players
}

fn public_settings(settings: &GreenroomView) -> PublicSettings {
    let platforms = Some(&settings.platforms).filter(|list| !list.is_empty());
    PublicSettings {
        max_public_players: settings.max_players,
        allow_invites: settings.invites_allowed,
        should_advertise: true,
        allow_read_by_id: true,
        allow_join_via_presence: true,
        allow_join_in_progress: settings.join_in_progress,
        allow_conference_room: false,
        check_sanctions: settings.sanctions,
        allow_migration: false,
        rejoin_after_kick: String::new(),
        platforms: platforms.cloned(),
    }
}

/// The host's own, and what it left out of where it is.
fn attributes(settings: &GreenroomView) -> BTreeMap<String, PlainValue> {
    let own = settings.attributes.iter();
    let own = own.map(|(key, value)| PlainValue::typed(key.as_str(), value));
    let host = settings.host_address.as_deref().into_iter();
    let filled_in = host.flat_map(|host| {
        [
            PlainValue::text(KEY_ADDRESS, host),
            PlainValue::text(KEY_ADDRESS_BOUND, &address::bound(host)),
        ]
    });
    // Of two with the same key the later one stays.
    filled_in.chain(own).collect()
}
