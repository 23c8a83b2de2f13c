//! Frames of the push channel `/connect`: JSON arrays in text messages.

use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::ids::ConnectionId;
use crate::json;
use crate::time::Timestamp;

/// The subprotocol that clients of the contract ask for.
pub const SUBPROTOCOL: &str = "rta.xboxlive.com.V2";

/// The resource whose data is the connection's own id, and whose events are
/// taps. All clients send this literal text, wherever the directory stands.
pub const CONNECTIONS_RESOURCE: &str = "https://sessiondirectory.xboxlive.com/connections/";

/// Whether a text names [`CONNECTIONS_RESOURCE`]: in any letter case, with the
/// slash at its end or without it.
pub fn is_connections_resource(uri: &str) -> bool {
    let bare = |uri: &str| uri.strip_suffix('/').unwrap_or(uri).to_ascii_lowercase();
    bare(uri) == bare(CONNECTIONS_RESOURCE)
}

/// How a subscription went: those of the contract's codes that a directory
/// answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum RtaCode {
    /// Subscribed.
    Ok = 0,
    /// There is no such resource.
    UnknownResource = 1,
    /// The connection has as many subscriptions as it may.
    SubscriptionLimit = 2,
    /// The resource is not for this caller.
    Denied = 3,
    /// Trying later may help.
    Unavailable = 1002,
}

/// What a client sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientFrame {
    /// `[1, sequence, "uri"]`
    Subscribe {
        /// Chosen by the client, echoed in the answer.
        sequence: u32,
        /// The resource.
        uri: String,
    },
    /// `[2, sequence, subscription]`
    Unsubscribe {
        /// Chosen by the client, echoed in the answer.
        sequence: u32,
        /// From the answer to the subscription.
        subscription: u32,
    },
}

impl ClientFrame {
    /// Reads one text message.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const WRONG: &str = "not a frame: expected [1, sequence, \"uri\"] or [2, sequence, id]";
        let parts: Vec<Value> = json::read(text).map_err(|_| WRONG)?;
        let number = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok());
        match parts.as_slice() {
            [kind, sequence, Value::String(uri)] if kind == 1 => Ok(Self::Subscribe {
                sequence: number(sequence).ok_or(WRONG)?,
                uri: uri.clone(),
            }),
            [kind, sequence, subscription] if kind == 2 => Ok(Self::Unsubscribe {
                sequence: number(sequence).ok_or(WRONG)?,
                subscription: number(subscription).ok_or(WRONG)?,
            }),
            _ => Err(WRONG),
        }
    }

    /// The text message.
    pub fn to_text(&self) -> String {
        match self {
            Self::Subscribe { sequence, uri } => serde_json::json!([1, sequence, uri]).to_string(),
            Self::Unsubscribe {
                sequence,
                subscription,
            } => serde_json::json!([2, sequence, subscription]).to_string(),
        }
    }
}

/// What the directory sends.
#[derive(Clone, Debug)]
pub enum ServerFrame {
    /// `[1, sequence, code, subscription, data]`
    Subscribed {
        /// From the request.
        sequence: u32,
        /// 0 is success; see [`RtaCode`].
        code: u32,
        /// Names the subscription in events; fits 31 bits.
        subscription: u32,
        /// The resource's present data, or `null`.
        data: Box<RawValue>,
    },
    /// `[2, sequence, code]`
    Unsubscribed {
        /// From the request.
        sequence: u32,
        /// 0 is success.
        code: u32,
    },
    /// `[3, subscription, data]`
    Event {
        /// Which subscription.
        subscription: u32,
        /// What happened.
        data: Box<RawValue>,
    },
    /// `[4]`: events were lost; the client reads everything again.
    Resync,
}

impl Serialize for ServerFrame {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut seq = s.serialize_seq(None)?;
        match self {
            Self::Subscribed {
                sequence,
                code,
                subscription,
                data,
            } => {
                seq.serialize_element(&1)?;
                seq.serialize_element(sequence)?;
                seq.serialize_element(code)?;
                seq.serialize_element(subscription)?;
                seq.serialize_element(data)?;
            }
            Self::Unsubscribed { sequence, code } => {
                seq.serialize_element(&2)?;
                seq.serialize_element(sequence)?;
                seq.serialize_element(code)?;
            }
            Self::Event { subscription, data } => {
                seq.serialize_element(&3)?;
                seq.serialize_element(subscription)?;
                seq.serialize_element(data)?;
            }
            Self::Resync => seq.serialize_element(&4)?,
        }
        seq.end()
    }
}

impl ServerFrame {
    /// The text message.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).expect("a frame is plain JSON")
    }

    /// Reads one text message.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const WRONG: &str = "not a frame of the push channel";
        let parts: Vec<Box<RawValue>> = json::read(text).map_err(|_| WRONG)?;
        let number = |at: usize| -> Result<u32, &'static str> {
            parts
                .get(at)
                .and_then(|part| part.get().parse().ok())
                .ok_or(WRONG)
        };
        match number(0)? {
            1 => Ok(Self::Subscribed {
                sequence: number(1)?,
                code: number(2)?,
                subscription: number(3).unwrap_or(0),
                data: parts.get(4).cloned().unwrap_or_else(null),
            }),
            2 => Ok(Self::Unsubscribed {
                sequence: number(1)?,
                code: number(2)?,
            }),
            3 => Ok(Self::Event {
                subscription: number(1)?,
                data: parts.get(2).ok_or(WRONG)?.clone(),
            }),
            4 => Ok(Self::Resync),
            _ => Err(WRONG),
        }
    }
}

/// The data of a resource where there is none.
pub fn null() -> Box<RawValue> {
    RawValue::from_string("null".to_owned()).expect("plain JSON")
}

/// The data of [`CONNECTIONS_RESOURCE`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectionData {
    /// The connection's id, for `members.me.properties.system.connection`.
    #[serde(rename = "ConnectionId")]
    pub connection_id: ConnectionId,
}

/// What the resource of a tap is: a session.
pub const SESSION_RESOURCE_TYPE: &str = "mpsd/session";

/// The data of an event of [`CONNECTIONS_RESOURCE`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TapEvent {
    /// The connection's id.
    pub ncid: ConnectionId,
    /// At least one; those of one branch in the order of their changes.
    pub shoulder_taps: Vec<ShoulderTap>,
}

/// The word that a session has changed. It carries nothing of the change: the
/// client reads the session, if it does not know that state already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShoulderTap {
    /// When it changed.
    pub timestamp: Timestamp,
    /// The id of the subscription, as the member wrote it.
    pub subscription: String,
    /// [`SESSION_RESOURCE_TYPE`].
    pub resource_type: String,
    /// The session, as `scid~template~name`.
    pub resource: String,
    /// Scope of the change number.
    pub branch: String,
    /// The state that the tap is about.
    pub change_number: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_connections_are_named_in_any_letter_case_and_with_one_slash_or_none() {
        let upper = CONNECTIONS_RESOURCE.to_ascii_uppercase();
        let bare = CONNECTIONS_RESOURCE.trim_end_matches('/');
        for uri in [CONNECTIONS_RESOURCE, &upper, bare] {
            assert!(is_connections_resource(uri), "{uri}");
        }
        let doubled = format!("{CONNECTIONS_RESOURCE}/");
        let below = format!("{CONNECTIONS_RESOURCE}1");
        for uri in [
            "",
            "/",
            &doubled,
            &below,
            "http://sessiondirectory.xboxlive.com/connections/",
        ] {
            assert!(!is_connections_resource(uri), "{uri}");
        }
    }

    #[test]
    fn an_event_has_the_names_of_the_contract() {
        let id = "00000000-0000-4000-8000-000000000001";
        let event = TapEvent {
            ncid: ConnectionId::new(id).expect("a GUID"),
            shoulder_taps: vec![ShoulderTap {
                timestamp: Timestamp(0),
                subscription: id.to_owned(),
                resource_type: SESSION_RESOURCE_TYPE.to_owned(),
                resource: "dep~eos~room".to_owned(),
                branch: "b".to_owned(),
                change_number: 7,
            }],
        };
        let text = serde_json::to_string(&event).expect("plain JSON");
        assert_eq!(
            text,
            "{\"ncid\":\"00000000-0000-4000-8000-000000000001\",\"shoulderTaps\":[{\
             \"timestamp\":\"1970-01-01T00:00:00.0000000Z\",\
             \"subscription\":\"00000000-0000-4000-8000-000000000001\",\
             \"resourceType\":\"mpsd/session\",\"resource\":\"dep~eos~room\",\
             \"branch\":\"b\",\"changeNumber\":7}]}"
        );
        assert_eq!(
            serde_json::from_str::<TapEvent>(&text).expect("own event"),
            event
        );
    }

    #[test]
    fn client_frames_read_back() {
        for frame in [
            ClientFrame::Subscribe {
                sequence: 0,
                uri: CONNECTIONS_RESOURCE.to_owned(),
            },
            ClientFrame::Unsubscribe {
                sequence: 7,
                subscription: 3,
            },
        ] {
            assert_eq!(ClientFrame::parse(&frame.to_text()), Ok(frame));
        }
        for text in [
            "",
            "{}",
            "[]",
            "[1]",
            "[1,0]",
            "[2,0,\"x\"]",
            "[9,0,0]",
            "[1,-1,\"u\"]",
            "[1,4294967296,\"u\"]",
        ] {
            assert!(
                ClientFrame::parse(text).is_err(),
                "{text:?} must be refused"
            );
        }
    }

    #[test]
    fn server_frames_read_back() {
        let data =
            RawValue::from_string(r#"{"n":12345678901234567890123}"#.to_owned()).expect("valid");
        for frame in [
            ServerFrame::Subscribed {
                sequence: 1,
                code: 0,
                subscription: 5,
                data: data.clone(),
            },
            ServerFrame::Unsubscribed {
                sequence: 2,
                code: 1,
            },
            ServerFrame::Event {
                subscription: 5,
                data,
            },
            ServerFrame::Resync,
        ] {
            let again = ServerFrame::parse(&frame.to_text()).expect("own frame");
            assert_eq!(again.to_text(), frame.to_text());
        }
    }
}
