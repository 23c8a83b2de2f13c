use super::*;

/// A client that is as it should be.
const CLIENT: &str =
    "[[clients]]\nid = 'game'\nsecret = 'long enough for a test'\npolicy = 'host'\n";

fn parse(text: &str) -> Result<Config, String> {
    let path = Path::new("/etc/greenroom/greenroom.toml");
    Config::parse(path, text).map_err(|faults| faults.to_string())
}

fn parsed(text: &str) -> Config {
    parse(text).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn every_key_says_what_it_says() {
    let config = parsed(
        "listen = '[::]:443'\n\
         data = 'data'\n\
         trusted_proxies = ['10.1.2.3/8', '::1']\n\
         metrics_from = ['192.168.0.7']\n\
         tls = {cert = 'chain.pem', key = '/run/key.pem'}\n\
         [limits]\nconnections_max = 9\nconnections_per_address = 3\n\
         [rates]\nfactor = 2.5\n\
         [policies.kiosk]\nallow = ['findSessions']\n\
         [[clients]]\nid = 'kiosk'\nsecret = 'a secret of some length'\npolicy = 'kiosk'\n\
         deployments = ['Live', 'test']\n",
    );
    assert_eq!(config.listen.to_string(), "[::]:443");
    assert_eq!(config.data, Path::new("/etc/greenroom/data"));
    let networks = |list: &[IpNet]| joined(list, "none");
    assert_eq!(networks(&config.trusted_proxies), "10.0.0.0/8, ::1/128");
    assert_eq!(networks(&config.metrics_from), "192.168.0.7/32");
    let tls = config.tls.as_ref().expect("given");
    assert_eq!(tls.cert, Path::new("/etc/greenroom/chain.pem"));
    assert_eq!(tls.key, Path::new("/run/key.pem"));
    let limits = config.limits;
    assert_eq!(limits.connections_max, Some(9));
    assert_eq!(limits.connections_per_address, Some(3));
    assert_eq!(config.rates.factor(), Some(2.5));
    let rights = &config.clients["kiosk"].rights;
    let allowed = Action::ALL.iter().filter(|a| rights.policy.allows(**a));
    assert_eq!(allowed.collect::<Vec<_>>(), [&Action::FindSessions]);
    let live = "live".parse().expect("an id");
    assert!(
        rights
            .deployments
            .as_ref()
            .is_some_and(|d| d.contains(&live))
    );
    assert!(config.warnings.is_empty(), "{:?}", config.warnings);
}

#[test]
fn what_is_left_out_is_as_for_a_desk() {
    let config = parsed(CLIENT);
    assert_eq!(config.listen, default_listen());
    assert_eq!(config.data, Path::new(DATA));
    assert!(config.tls.is_none() && !config.insecure_http);
    assert!(config.clients["game"].rights.deployments.is_none());
    assert_eq!(config.rates, RateScale::USUAL);
    assert_eq!(config.check_serving(), Ok(()));
}

#[test]
fn anybody_lists_what_the_operator_names_and_the_operator_sees_it() {
    assert_eq!(parsed(CLIENT).anonymous_listing, []);
    let config = parsed(&format!("anonymous_listing = ['Live', '*']\n{CLIENT}"));
    let live = Scope::One("live".parse().expect("an id"));
    assert_eq!(config.anonymous_listing, [live, Scope::Every]);
    let shown = config.to_string();
    assert!(
        shown.contains("listed for all   Live, every deployment\n"),
        "{shown}"
    );
}

#[test]
fn rates_can_be_as_they_are_or_off() {
    for (text, scale) in [
        ("enforced = true", RateScale::USUAL),
        ("enforced = false", RateScale::OFF),
        ("factor = 1", RateScale::USUAL),
    ] {
        let config = parsed(&format!("[rates]\n{text}\n{CLIENT}"));
        assert_eq!(config.rates, scale, "{text}");
    }
}

#[test]
fn every_fault_names_its_line_and_its_key() {
    for (text, line, key, why) in [
        ("listen = 'nowhere'", 1, "listen", "address"),
        ("\nlisten = 5", 2, "listen", "5"),
        ("listn = '[::]:1'", 1, "listn", "`listen`"),
        ("data = 1", 1, "data", "expected"),
        ("data = 'a'\ndata = 'b'", 2, "data", "duplicate"),
        ("insecure_http = 'yes'", 1, "insecure_http", "boolean"),
        (
            "trusted_proxies = ['10.0.0.0/33']",
            1,
            "trusted_proxies",
            "10.0.0.0/33",
        ),
        ("metrics_from = ['lan']", 1, "metrics_from", "lan"),
        (
            "anonymous_listing = ['a b']",
            1,
            "anonymous_listing",
            "deployment",
        ),
        ("anonymous_listing = true", 1, "anonymous_listing", "true"),
        ("[tls]\ncert = 'a'", 1, "tls", "`key`"),
        ("[tls]\ncert = 'a'\nkeys = 'b'", 3, "tls.keys", "`key`"),
        (
            "[limits]\nconnections_max = 0",
            2,
            "limits.connections_max",
            "1 to",
        ),
        (
            "[limits]\nconnections_max = -1",
            2,
            "limits.connections_max",
            "-1",
        ),
        (
            "[limits]\nconnections_per_address = 2000000",
            2,
            "limits.connections_per_address",
            "1 to",
        ),
        ("[rates]\nfactor = 0", 2, "rates.factor", "0.1 to 1000"),
        ("[rates]\nfactor = nan", 2, "rates.factor", "0.1 to 1000"),
        ("[rates]\nfactor = 'two'", 2, "rates.factor", "two"),
        ("[rates]\nenforced = 1", 2, "rates.enforced", "boolean"),
        (
            "[rates]\nenforced = false\nfactor = 2.0",
            3,
            "rates.factor",
            "enforced",
        ),
        ("[rates]\nburst = 9", 2, "rates.burst", "`factor`"),
        (
            "[policies.a]\nallow = ['dance']",
            2,
            "policies.a.allow",
            "findSessions",
        ),
        ("[policies.a]\n", 1, "policies.a", "allow"),
        (
            "[policies.admin]\nallow = []",
            1,
            "policies.admin",
            "built in",
        ),
        (
            "insecure_http = true\n[tls]\ncert = 'a'\nkey = 'b'",
            1,
            "insecure_http",
            "[tls]",
        ),
        ("[[clients]]\nid = 'a'", 1, "clients[0]", "policy"),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'",
            1,
            "clients[0]",
            "no secret",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret = ''",
            4,
            "clients[0].secret",
            "1 to 64",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret_sha256 = 'e3b0'",
            4,
            "clients[0].secret_sha256",
            "64",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret_sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
            4,
            "clients[0].secret_sha256",
            "empty",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret_file = 'none'",
            4,
            "clients[0].secret_file",
            "/etc/greenroom/none",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret_file = 'b'\nsecret = 'c'",
            1,
            "clients[0]",
            "more than one way",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'kiosk'\nsecret = 'c'",
            3,
            "clients[0].policy",
            "trustedServer",
        ),
        (
            "[[clients]]\nid = 'a:b'\npolicy = 'host'\nsecret = 'c'",
            2,
            "clients[0].id",
            "colons",
        ),
        (
            "[[clients]]\nid = ''\npolicy = 'host'\nsecret = 'c'",
            2,
            "clients[0].id",
            "1 to 64",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret = 'c'\ndeployments = []",
            5,
            "clients[0].deployments",
            "nowhere",
        ),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret = 'c'\ndeployments = ['a b']",
            5,
            "clients[0].deployments",
            "character",
        ),
        (
            &format!("{CLIENT}{CLIENT}"),
            6,
            "clients[1].id",
            "another client \"game\"",
        ),
        ("hello", 1, "", "="),
    ] {
        let faults = parse(text).map(drop).expect_err(text);
        let place = format!("/etc/greenroom/greenroom.toml, line {line}: {key}");
        assert!(
            faults.starts_with(&place) && faults.contains(why),
            "{text}\n{faults}"
        );
    }
}

#[test]
fn several_faults_are_told_at_once() {
    let faults = parse("[[clients]]\nid = ''\npolicy = 'kiosk'\n").map(drop);
    let faults = faults.expect_err("three faults");
    assert_eq!(faults.lines().count(), 3, "{faults}");
}

#[test]
fn no_secret_is_quoted() {
    const SECRET: &str = "70193755";
    for text in [
        format!("[[clients]]\nid = 'a'\npolicy = 'host'\nsecret = {SECRET}"),
        format!("[[clients]]\nid = 'a'\npolicy = 'host'\nsecret = [\"{SECRET}\"]"),
        format!("[[clients]]\nid = 'a'\npolicy = 'host'\nsecret_sha256 = '{SECRET}'"),
        format!("[[clients]]\nid = 'a'\npolicy = 'host'\nsecret = \"{SECRET}"),
        format!("secret = {SECRET}"),
    ] {
        let faults = parse(&text).map(drop).expect_err(&text);
        assert!(!faults.contains(SECRET), "{faults}");
    }
    let config = parsed(&CLIENT.replace("long enough for a test", SECRET));
    assert!(!config.to_string().contains(SECRET), "{config}");
    let [warning] = &*config.warnings else {
        panic!("a short secret is warned of: {:?}", config.warnings);
    };
    assert!(
        warning.contains("game") && !warning.contains(SECRET),
        "{warning}"
    );
}

#[test]
fn nobody_is_served_in_the_open_without_a_word() {
    for (head, why) in [
        ("", ""),
        ("listen = '127.1.2.3:0'", ""),
        ("listen = '[::1]:0'", ""),
        ("listen = '[::ffff:127.0.0.1]:0'", ""),
        ("listen = '0.0.0.0:0'", "TLS"),
        ("listen = '[::]:0'", "TLS"),
        ("listen = '192.168.0.1:80'", "TLS"),
        ("listen = '192.168.0.1:80'\ninsecure_http = false", "TLS"),
        ("listen = '192.168.0.1:80'\ninsecure_http = true", ""),
        ("listen = '0.0.0.0:0'\ntls = {cert = 'a', key = 'b'}", ""),
    ] {
        let checked = parsed(&format!("{head}\n{CLIENT}")).check_serving();
        match checked.map_err(|faults| faults.to_string()) {
            Ok(()) => assert_eq!(why, "", "{head}"),
            Err(faults) => assert!(!why.is_empty() && faults.contains(why), "{head}: {faults}"),
        }
    }
    let nobody = parsed("").check_serving().expect_err("nobody could log in");
    assert!(nobody.to_string().contains("new-client"), "{nobody}");
}

#[test]
fn what_waits_for_the_next_start_is_named() {
    let before = parsed(CLIENT);
    let other_client = CLIENT.replace("game", "tool");
    assert!(before.fixed_differences(&parsed(&other_client)).is_empty());
    for (head, key) in [
        ("listen = '[::1]:1'", "listen"),
        ("data = 'elsewhere'", "data"),
        ("tls = {cert = 'a', key = 'b'}", "tls"),
        ("trusted_proxies = ['::1']", "trusted_proxies"),
        ("metrics_from = ['::1']", "metrics_from"),
        ("limits = {connections_max = 1}", "limits"),
    ] {
        let after = parsed(&format!("{head}\n{CLIENT}"));
        assert_eq!(before.fixed_differences(&after), [key]);
    }
}
