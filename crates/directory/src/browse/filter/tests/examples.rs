//! The filters that the contract's documents show, each with sessions that match
//! and sessions that miss by one.

use greenroom_protocol::ids::{Deployment, TemplateName};
use greenroom_protocol::time::Timestamp;

use super::*;
use crate::session::{Member, Role, RoleType};
use crate::testing::account;

/// 2009-06-15T13:45:30.0900000Z.
const AT: Timestamp = Timestamp(1_245_073_530_090);

fn members(session: &mut Session, numbers: impl IntoIterator<Item = u64>) {
    let member = |number| Member::reserved(account(number), Timestamp(0));
    session.members = (0..).zip(numbers.into_iter().map(member)).collect();
}

fn owner(session: &mut Session, number: u64) {
    members(session, [1_001, number]);
    session.members.values_mut().for_each(|it| it.owner = false);
    session.members.get_mut(&1).expect("it came").owner = true;
}

/// So many of the role, of so many that should or may have it.
fn confirmed(session: &mut Session, count: u64, target: Option<u32>, max: Option<u32>) {
    let role = Role {
        max,
        target,
        greenroom: None,
    };
    let roles = [("confirmed".to_owned(), role)].into();
    let lfg = RoleType {
        roles,
        ..RoleType::default()
    };
    session.role_types = [("lfg".to_owned(), lfg)].into();
    members(session, 1..=count + 1);
    for index in 0..count as u32 {
        let member = session.members.get_mut(&index).expect("it came");
        member.roles = [("lfg".to_owned(), "confirmed".to_owned())].into();
    }
}

fn posted(session: &mut Session, at: Timestamp) {
    let handle = session.search_handle.as_mut().expect("a search handle");
    handle.create_time = at;
}

fn of_the_handle(session: &mut Session, achievements: &[&str], language: Option<&str>) {
    let handle = session.search_handle.as_mut().expect("a search handle");
    let achievements = achievements.iter().map(|&id| id.to_owned());
    handle.attributes.achievement_ids = achievements.collect();
    handle.attributes.language = language.map(str::to_owned);
}

#[test]
fn members_and_owners() {
    check(
        "session/memberXuids/any(d:d eq '1234566')",
        &[
            |it| members(it, [1_001, 1_234_566]),
            |it| owner(it, 1_234_566),
        ],
        &[|it| members(it, [1_001, 1_234_567]), |it| members(it, [])],
    );
    check(
        "session/ownerXuids/any(d:d eq '1234566')",
        &[|it| owner(it, 1_234_566)],
        &[
            |it| members(it, [1_001, 1_234_566]),
            |it| owner(it, 1_234_567),
        ],
    );
}

#[test]
fn strings() {
    check(
        "tolower(strings/forzacarclass) eq 'classb'",
        &[
            |it| string(it, "forzacarclass", "classb"),
            |it| string(it, "ForzaCarClass", "ClassB"),
        ],
        &[
            |it| string(it, "forzacarclass", "classa"),
            |it| string(it, "forzacarclasses", "classb"),
            |it| number(it, "forzacarclass", 1.0),
            |_| {},
        ],
    );
    check(
        "tolower(strings/forzacarclass) ne 'classa'",
        &[|it| string(it, "forzacarclass", "classb"), |_| {}],
        &[
            |it| string(it, "forzacarclass", "classa"),
            |it| string(it, "FORZACARCLASS", "CLASSA"),
        ],
    );
}

#[test]
fn numbers() {
    check(
        "numbers/forzaskill eq 6",
        &[
            |it| number(it, "forzaskill", 6.0),
            |it| number(it, "ForzaSkill", 6.0),
        ],
        &[
            |it| number(it, "forzaskill", 6.000_000_1),
            |it| number(it, "forzaskill2", 6.0),
            |it| string(it, "forzaskill", "6"),
            |_| {},
        ],
    );
    check(
        "numbers/halokdratio gt 1.5",
        &[|it| number(it, "halokdratio", 1.6)],
        &[|it| number(it, "halokdratio", 1.5), |_| {}],
    );
    check(
        "numbers/rank ne 0",
        &[|it| number(it, "rank", 1.0), |_| {}],
        &[|it| number(it, "rank", 0.0), |it| number(it, "rank", -0.0)],
    );
    fn three(session: &mut Session, ratio: f64, rank: f64, custom: f64) {
        number(session, "halokdratio", ratio);
        number(session, "rank", rank);
        number(session, "customnumbervalue", custom);
    }
    check(
        "numbers/halokdratio ge 1.5 and numbers/rank lt 60 and numbers/customnumbervalue le 5",
        &[
            |it| three(it, 1.5, 59.0, 5.0),
            |it| three(it, 9.0, -1.0, 0.0),
        ],
        &[
            |it| three(it, 1.4, 59.0, 5.0),
            |it| three(it, 1.5, 60.0, 5.0),
            |it| three(it, 1.5, 59.0, 5.1),
            |it| number(it, "halokdratio", 1.5),
        ],
    );
}

#[test]
fn words() {
    check(
        "tags/any(d:tolower(d) eq 'coolpeopleonly')",
        &[|it| tags(it, &["quiet", "CoolPeopleOnly"])],
        &[|it| tags(it, &["coolpeople", "only"]), |_| {}],
    );
    check(
        "tags/any(d:tolower(d) ne 'cursingallowed')",
        &[|it| tags(it, &["quiet"]), |_| {}],
        &[|it| tags(it, &["quiet", "CursingAllowed"])],
    );
    fn both(session: &mut Session, tag: &str, ratio: f64) {
        tags(session, &[tag]);
        number(session, "halokdratio", ratio);
    }
    check(
        "tags/any(d:tolower(d) eq 'coolpeopleonly') eq true and numbers/halokdratio eq 7.5",
        &[|it| both(it, "coolpeopleonly", 7.5)],
        &[
            |it| both(it, "coolpeopleonly", 7.25),
            |it| both(it, "coolpeople", 7.5),
        ],
    );
    check(
        "session/keywords/any(d:tolower(d) eq 'level2')",
        &[|it| it.shared.keywords = vec!["level1".into(), "Level2".into()]],
        &[
            |it| it.shared.keywords = vec!["level1".into()],
            |it| tags(it, &["level2"]),
        ],
    );
    check(
        "achievementIds/any(d:d eq '123456')",
        &[|it| of_the_handle(it, &["1", "123456"], None)],
        &[|it| of_the_handle(it, &["1", "12345"], None), |_| {}],
    );
    check(
        "language eq 'en'",
        &[|it| of_the_handle(it, &[], Some("en"))],
        &[|it| of_the_handle(it, &[], Some("en-gb")), |_| {}],
    );
}

#[test]
fn times() {
    check(
        "session/scheduledTime le '2009-06-15T13:45:30.0900000Z'",
        &[
            |it| it.listing.scheduled_time = Some(AT),
            |it| it.listing.scheduled_time = Some(Timestamp(0)),
        ],
        &[|it| it.listing.scheduled_time = Some(AT.plus(1)), |_| {}],
    );
    check(
        "session/postedTime lt '2009-06-15T13:45:30.0900000Z'",
        &[|it| posted(it, Timestamp(AT.0 - 1))],
        &[|it| posted(it, AT)],
    );
    check(
        "session/registrationState eq 'registered'",
        &[|it| it.listing.registration_state = Some("registered".into())],
        &[
            |it| it.listing.registration_state = Some("pending".into()),
            |_| {},
        ],
    );
}

/// So many members, of so many that are wanted, of so many at most.
fn counts(session: &mut Session, count: u64, target: Option<u32>, max: u32) {
    members(session, 1..=count);
    session.listing.target_members_count = target;
    session.system.max_members_count = max;
}

#[test]
fn how_many() {
    check(
        "session/membersCount eq 5",
        &[|it| counts(it, 5, None, 8)],
        &[|it| counts(it, 4, Some(5), 8), |it| counts(it, 6, None, 8)],
    );
    check(
        "session/targetMembersCount gt 1",
        &[|it| counts(it, 1, Some(2), 8)],
        &[|it| counts(it, 1, Some(1), 8), |it| counts(it, 1, None, 8)],
    );
    check(
        "session/maxMembersCount lt 3",
        &[|it| counts(it, 1, None, 2)],
        &[|it| counts(it, 1, None, 3)],
    );
    check(
        "session/targetMembersCountRemaining le 5",
        &[
            |it| counts(it, 1, Some(6), 8),
            |it| counts(it, 3, Some(2), 8),
        ],
        &[|it| counts(it, 1, Some(7), 8), |it| counts(it, 1, None, 2)],
    );
    check(
        "session/maxMembersCountRemaining gt 2",
        &[|it| counts(it, 5, None, 8)],
        &[|it| counts(it, 6, None, 8)],
    );
    check(
        "session/needs le 15",
        &[
            |it| counts(it, 1, Some(16), 100),
            |it| counts(it, 1, None, 16),
        ],
        &[
            |it| counts(it, 1, Some(17), 100),
            |it| counts(it, 1, None, 17),
        ],
    );
}

#[test]
fn roles() {
    check(
        "session/roles/lfg/confirmed/count eq 5",
        &[|it| confirmed(it, 5, None, None)],
        &[
            |it| confirmed(it, 4, Some(5), Some(5)),
            |it| confirmed(it, 6, None, None),
            |_| {},
        ],
    );
    check(
        "session/roles/lfg/confirmed/target gt 1",
        &[
            |it| confirmed(it, 0, Some(2), Some(1)),
            |it| confirmed(it, 0, None, Some(2)),
        ],
        &[
            |it| confirmed(it, 0, Some(1), Some(2)),
            |it| confirmed(it, 0, None, None),
            |_| {},
        ],
    );
    check(
        "session/roles/lfg/confirmed/needs le 15",
        &[
            |it| confirmed(it, 2, Some(17), Some(90)),
            |it| confirmed(it, 2, None, Some(17)),
        ],
        &[
            |it| confirmed(it, 2, Some(18), None),
            |it| confirmed(it, 2, None, Some(18)),
            |it| confirmed(it, 2, None, None),
        ],
    );
}

#[test]
fn where_a_session_is() {
    check(
        "session/scid eq '151512315'",
        &[|it| it.session_ref.scid = Deployment::new("151512315").expect("valid")],
        &[|_| {}],
    );
    // As of all names, the letter case does not count.
    fn template(session: &mut Session, name: &str) {
        session.session_ref.template_name = TemplateName::new(name).expect("valid");
    }
    check(
        "session/templateName eq 'mytemplate1'",
        &[
            |it| template(it, "mytemplate1"),
            |it| template(it, "MyTemplate1"),
        ],
        &[|it| template(it, "mytemplate2")],
    );
}

#[test]
fn the_or_at_the_root_binds_less_than_and() {
    fn all(session: &mut Session, tag: &str, guns: f64, clan: &str) {
        tags(session, &[tag]);
        number(session, "guns", guns);
        string(session, "clan", clan);
    }
    check(
        "tags/any(a:tolower(a) eq 'elite') or number/guns gt 15 and string/clan eq 'purple'",
        &[
            |it| all(it, "Elite", 1.0, "green"),
            |it| all(it, "elite", 16.0, "purple"),
            |it| all(it, "casual", 16.0, "purple"),
        ],
        &[
            |it| all(it, "casual", 15.0, "purple"),
            |it| all(it, "casual", 16.0, "green"),
            |it| tags(it, &["casual"]),
        ],
    );
}
