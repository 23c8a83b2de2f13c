//! How long players play: the Metrics interface of EOS.

use serde::{Deserialize, Serialize};

use crate::object::objects_only;
use crate::session::Guid;

/// The body of `POST /greenroom/player-sessions`: a player begins to play, or
/// has ended. Who it is, what is played and where is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct PlayerSessionForm {
    /// Names this play of the caller's; the same when it ends, and when a
    /// request is sent again.
    pub id: Guid,
    /// Whether it is going on.
    pub open: bool,
}

objects_only!(PlayerSessionForm);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_play_reads_back_and_has_no_further_fields() {
        let text = r#"{"id":"0a1b2c3d-0000-4111-8222-333344445555","open":true}"#;
        let form: PlayerSessionForm = serde_json::from_str(text).expect("a play");
        assert!(form.open);
        assert_eq!(serde_json::to_string(&form).expect("plain"), text);
        let named = text.replace('}', r#","player":"Ann"}"#);
        assert!(serde_json::from_str::<PlayerSessionForm>(&named).is_err());
    }
}
