//! A player's presence as a game reads it.

use greenroom_protocol::people::{
    PresenceDocument, PresenceState, PresenceStatus, TitlePresence, title_id,
};

/// What a player shows. Texts are empty where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// How the player wants to be seen; offline where it is in no title.
    pub status: PresenceStatus,
    pub product_id: String,
    pub product_name: String,
    pub product_version: String,
    pub platform: String,
    pub rich_text: String,
    /// By key.
    pub records: Vec<(String, String)>,
    /// What others join the player by.
    pub join_info: Option<String>,
}

impl View {
    /// What a document says to a program of this client id. Of several titles its own comes first, then the one that was seen last.
    pub fn of(document: PresenceDocument, client_id: &str) -> Self {
        let is_there = document.state == PresenceState::Online;
        let own = title_id(client_id).to_string();
        let rank = |title: &TitlePresence| (title.id == own, title.last_seen);
        let title = document.titles.into_iter().max_by_key(rank);
        let shown = title.filter(|_| is_there).and_then(|title| title.greenroom);
        let mut view = Self {
            status: match is_there {
                true => PresenceStatus::Online,
                false => PresenceStatus::Offline,
            },
            product_id: String::new(),
            product_name: String::new(),
            product_version: String::new(),
            platform: String::new(),
            rich_text: String::new(),
            records: Vec::new(),
            join_info: None,
        };
        if let Some(shown) = shown {
            view.status = shown.status;
            view.product_id = shown.product_id.unwrap_or_default();
            view.product_name = shown.product_name.unwrap_or_default();
            view.product_version = shown.product_version.unwrap_or_default();
            view.platform = shown.platform.unwrap_or_default();
            view.rich_text = shown.rich_text.unwrap_or_default();
            view.records = shown.data.into_iter().collect();
            view.join_info = shown.join_info;
        }
        view
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::ids::AccountId;
    use greenroom_protocol::presence::RichPresenceDelta;
    use greenroom_protocol::time::Timestamp;

    use super::*;

    fn title(client_id: &str, seen: u64, text: Option<&str>) -> TitlePresence {
        let shown = text.map(|text| {
            let said = RichPresenceDelta {
                rich_text: Some(text.to_owned()),
                ..RichPresenceDelta::new(PresenceStatus::Away)
            };
            said.check().expect("short")
        });
        TitlePresence {
            id: title_id(client_id).to_string(),
            last_seen: Timestamp(seen),
            greenroom: shown,
        }
    }

    fn view(state: PresenceState, titles: Vec<TitlePresence>) -> View {
        let document = PresenceDocument {
            xuid: AccountId::new(7).expect("valid"),
            state,
            titles,
        };
        View::of(document, "Boats")
    }

    #[test]
    fn the_own_title_is_looked_at_and_else_the_last_one() {
        let others = || vec![title("a", 5, Some("five")), title("b", 9, Some("nine"))];
        let last = view(PresenceState::Online, others());
        assert_eq!(
            (last.status, &*last.rich_text),
            (PresenceStatus::Away, "nine")
        );
        let mut with_own = others();
        with_own.insert(0, title("boats", 1, Some("own")));
        assert_eq!(view(PresenceState::Online, with_own).rich_text, "own");
    }

    #[test]
    fn who_shows_nothing_is_there_or_not() {
        let bare = view(PresenceState::Online, vec![title("a", 5, None)]);
        assert_eq!(
            (bare.status, bare.records.len()),
            (PresenceStatus::Online, 0)
        );
        let gone = view(PresenceState::Offline, Vec::new());
        assert_eq!(gone.status, PresenceStatus::Offline);
    }
}
