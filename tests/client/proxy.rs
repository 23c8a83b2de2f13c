//! Proxies: taken from the environment, and never for this machine. Each rule is tried in a process of its own, because an environment belongs to a whole process.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use greenroom::client::{ClientError, Place};
use greenroom_server::serve::Data;

use super::stage::{Profile, Stage, enrol, run_in_a_process, server};

/// The environment of a process with a proxy.
fn with_proxy(proxy: &str) -> Vec<(&'static str, &str)> {
    let names = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    // Exceptions would hide what is tried here.
    let exceptions = ["NO_PROXY", "no_proxy"].map(|name| (name, ""));
    names
        .map(|name| (name, proxy))
        .into_iter()
        .chain(exceptions)
        .collect()
}

#[test]
fn this_machine_is_reached_without_a_proxy() {
    // Nobody listens there.
    let environment = with_proxy("http://127.0.0.1:1");
    run_in_a_process("proxy::enrol_at_a_server_of_this_machine", &environment);
}

#[tokio::test]
#[ignore = "run by another test, with a proxy in its environment"]
async fn enrol_at_a_server_of_this_machine() {
    let server = server(None, Data::Memory).await;
    let client = Stage::on(&server).client(&Profile::default());
    enrol(&client, "Ann").await;
    client.shut_down().await;
    server.stop().await;
}

#[test]
fn the_network_is_reached_through_the_proxy() {
    let proxy = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = proxy.local_addr().expect("bound");
    let (told, asked) = std::sync::mpsc::channel();
    // What it says is no directory's word, so that it is asked again and again.
    std::thread::spawn(move || {
        for stream in proxy.incoming() {
            let mut stream = stream.expect("a connection");
            let mut request = [0; 4096];
            let length = stream.read(&mut request).expect("a request");
            let teapot = b"HTTP/1.1 418 Teapot\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(teapot).expect("written");
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            if told.send(request).is_err() {
                return;
            }
        }
    });
    let address = format!("http://{address}");
    run_in_a_process("proxy::ask_a_directory_elsewhere", &with_proxy(&address));
    let request = asked.recv().expect("a request came");
    let line = "GET http://directory.example/health HTTP/1.1";
    assert!(request.starts_with(line), "{request}");
}

#[tokio::test]
#[ignore = "run by another test, with a proxy in its environment"]
async fn ask_a_directory_elsewhere() {
    let mut stage = Stage::at(Place::parse("http://directory.example").expect("a place"));
    stage.timeout = Duration::from_secs(2);
    let result = stage.client(&Profile::default()).login_device("Ann").await;
    let Err(ClientError::NoConnection(why)) = result else {
        panic!("the proxy was not asked: {result:?}");
    };
    assert!(why.contains("418"), "{why}");
}
