use greenroom_protocol::ids::ServerInstance;
use greenroom_service::Policy;

use super::*;

const AT: Timestamp = Timestamp(1_000_000);

fn rates(scale: RateScale) -> Rates {
    let proxies = Proxies::new(&["10.0.0.0/8".parse().expect("a network")]);
    Rates::new(Arc::new(RateSwitch::at(scale)), proxies)
}

fn caller(principal: Principal) -> Caller {
    Caller {
        deployment: "live".parse().expect("an id"),
        client_id: "game".to_owned(),
        policy: Policy::host(),
        principal,
        device: None,
        address: None,
    }
}

fn player(number: u64) -> Caller {
    caller(Principal::User {
        account: AccountId::new(number).expect("in range"),
        name: String::new(),
    })
}

fn server(instance: &str) -> Caller {
    let instance = instance.parse::<ServerInstance>().expect("a name");
    caller(Principal::Server { instance })
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

/// How many requests are taken at one instant.
fn taken(mut ask: impl FnMut() -> Result<(), Exceeded>) -> u32 {
    let mut taken = 0;
    while ask().is_ok() {
        taken += 1;
        assert!(taken < 100_000, "there is no limit");
    }
    taken
}

#[test]
fn each_caller_has_each_class_to_itself() {
    let rates = rates(RateScale::USUAL);
    let ask = |caller: &Caller, class| taken(|| rates.of_caller(caller, class, AT));
    let player_1 = player(1);
    assert_eq!(ask(&player_1, Class::Mpsd), 30);
    assert_eq!(ask(&player_1, Class::SearchHandleRead), 1);
    assert_eq!(ask(&player_1, Class::SearchHandleWrite), 1);
    assert_eq!(ask(&player_1, Class::Eos), limits::EOS_RATE.burst);
    let mut renamed = player_1;
    renamed.principal = Principal::User {
        account: AccountId::new(1).expect("in range"),
        name: "Ann".to_owned(),
    };
    assert_eq!(ask(&renamed, Class::Mpsd), 0, "a name makes nobody another");
    assert_eq!(ask(&player(2), Class::Mpsd), 30);
}

#[test]
fn the_contract_counts_by_title_and_the_rest_by_user() {
    let rates = rates(RateScale::USUAL);
    let ask = |caller: &Caller, class| taken(|| rates.of_caller(caller, class, AT));
    let one = player(1);
    let mut another = player(1);
    another.client_id = "another game".to_owned();
    assert_eq!(ask(&one, Class::Mpsd), 30);
    assert_eq!(ask(&another, Class::Mpsd), 30);
    assert_eq!(ask(&one, Class::EosSearch), limits::EOS_SEARCH_RATE.burst);
    assert_eq!(ask(&another, Class::EosSearch), 0);
}

#[test]
fn an_instance_of_a_server_has_more_and_its_own() {
    let rates = rates(RateScale::USUAL);
    let ask = |caller: &Caller, class| taken(|| rates.of_caller(caller, class, AT));
    assert_eq!(ask(&server("a"), Class::Eos), limits::SERVER_RATE.burst);
    assert_eq!(ask(&server("a"), Class::Mpsd), 0);
    let searches = limits::SERVER_SEARCH_RATE.burst;
    assert_eq!(ask(&server("a"), Class::EosSearch), searches);
    assert_eq!(ask(&server("a"), Class::SearchHandleRead), 0);
    assert_eq!(ask(&server("b"), Class::Mpsd), limits::SERVER_RATE.burst);
}

#[test]
fn a_program_is_counted_where_it_runs() {
    let rates = rates(RateScale::USUAL);
    let mut browser = caller(Principal::Client);
    let ask = |caller: &Caller| taken(|| rates.of_caller(caller, Class::Web, AT));
    browser.address = Some(ip("192.0.2.1"));
    assert_eq!(ask(&browser), limits::WEB_RATE.burst);
    assert_eq!(ask(&browser), 0);
    browser.address = Some(ip("192.0.2.2"));
    assert_eq!(ask(&browser), limits::WEB_RATE.burst);
}

#[test]
fn an_address_is_counted_as_a_household_and_not_where_it_speaks_for_many() {
    let rates = rates(RateScale::USUAL);
    let class = Class::Anonymous;
    let ask = |address| taken(|| rates.of_address(ip(address), class, AT));
    let most = limits::ANONYMOUS_RATE.burst;
    assert_eq!(ask("192.0.2.1"), most);
    assert_eq!(ask("192.0.2.2"), most);
    assert_eq!(ask("2001:db8::1"), most);
    assert_eq!(ask("2001:db8::2"), 0);
    for address in ["127.0.0.1", "::1", "10.1.2.3"] {
        for _ in 0..10 * most {
            assert_eq!(rates.of_address(ip(address), class, AT), Ok(()));
        }
    }
}

#[test]
fn an_operator_moves_the_limits_or_takes_them_away() {
    let switch = Arc::new(RateSwitch::at(RateScale::OFF));
    let rates = Rates::new(Arc::clone(&switch), Proxies::new(&[]));
    let one = player(1);
    for _ in 0..1000 {
        assert_eq!(rates.of_caller(&one, Class::Mpsd, AT), Ok(()));
    }
    let scale = |factor| RateScale::times(factor).expect("in range");
    let ask = || taken(|| rates.of_caller(&one, Class::Mpsd, AT));
    switch.set(scale(0.1));
    assert_eq!(ask(), 3, "nothing was counted while there were none");
    switch.set(scale(2.0));
    assert_eq!(ask(), 57);
    switch.set(RateScale::USUAL);
    assert_eq!(ask(), 0);
    switch.set(scale(0.1));
    let reads = || rates.of_caller(&one, Class::SearchHandleRead, AT);
    assert_eq!(taken(reads), 1, "none becomes nothing");
}

#[test]
fn a_factor_is_a_number_that_makes_sense() {
    for factor in [0.0, 0.05, -1.0, 1000.5, f64::NAN, f64::INFINITY] {
        assert_eq!(RateScale::times(factor), None, "{factor}");
    }
    let half = RateScale::times(0.5).expect("in range");
    assert_eq!(half.factor(), Some(0.5));
    assert_eq!(RateScale::times(1.0), Some(RateScale::USUAL));
    assert_eq!(RateScale::OFF.factor(), None);
}
