//! The canonical address of a session, both ways.

use greenroom_protocol::ids::{Deployment, SessionName, SessionRef, TemplateName};

/// The address of a session: its path in the REST contract.
pub fn of(at: &SessionRef) -> String {
    let SessionRef {
        scid,
        template_name,
        name,
    } = at;
    format!("/serviceconfigs/{scid}/sessionTemplates/{template_name}/sessions/{name}")
}

/// The session that an address names: such a path, with the keywords in any letter case, or a whole URL that ends in one. Nothing for anything else.
pub fn read(text: &str) -> Option<SessionRef> {
    let parts: Vec<&str> = text.split('/').collect();
    let &[.., before, first, scid, second, template, third, name] = parts.as_slice() else {
        return None;
    };
    // A path begins with its slash; a URL has its scheme and host before it.
    let begins = before.is_empty() && parts.len() == 7
        || parts.len() >= 9 && parts[0].ends_with(':') && parts[1].is_empty();
    let keywords = [
        (first, "serviceconfigs"),
        (second, "sessionTemplates"),
        (third, "sessions"),
    ];
    let is_path = keywords
        .iter()
        .all(|(given, keyword)| given.eq_ignore_ascii_case(keyword));
    if !begins || !is_path {
        return None;
    }
    Some(SessionRef {
        scid: Deployment::new(scid).ok()?,
        template_name: TemplateName::new(template).ok()?,
        name: SessionName::new(name).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lobby() -> SessionRef {
        SessionRef {
            scid: Deployment::new("dep").expect("valid"),
            template_name: TemplateName::new("Lobby").expect("valid"),
            name: SessionName::new("friday.1").expect("valid"),
        }
    }

    #[test]
    fn an_address_leads_back() {
        let text = of(&lobby());
        assert_eq!(
            text,
            "/serviceconfigs/dep/sessionTemplates/Lobby/sessions/friday.1"
        );
        for same in [
            text.clone(),
            text.replace("sessionTemplates", "sessiontemplates"),
            format!("https://example.org{text}"),
            format!("http://127.0.0.1:4870/rooms{text}"),
        ] {
            assert_eq!(read(&same), Some(lobby()), "{same}");
        }
    }

    #[test]
    fn anything_else_names_nothing() {
        let text = of(&lobby());
        for other in [
            "",
            "/",
            "friday.1",
            &text[1..],
            &format!("{text}/"),
            &format!("/more{text}"),
            &text.replace("sessions", "rooms"),
            &text.replace("friday.1", "fri%20day"),
            &text.replace("dep", ""),
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
