//! A way to a directory on which tokens live ten seconds instead of an hour, and which can be cut.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// As the directory says it, and as the game hears it; of one length, so that the length of the answer stays true.
const LONG: &[u8] = br#""expires_in":3600"#;
const SHORT: &[u8] = br#""expires_in":  10"#;

#[derive(Default)]
struct State {
    is_cut: AtomicBool,
    granted: AtomicUsize,
    open: Mutex<Vec<TcpStream>>,
}

/// The way. Whatever goes over it is carried to the directory and back.
pub(crate) struct ShortTokens {
    url: String,
    state: Arc<State>,
}

impl ShortTokens {
    pub(crate) fn before(directory: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("bound");
        let directory = directory.trim_start_matches("http://").to_owned();
        let state = Arc::<State>::default();
        let carried = Arc::clone(&state);
        // Ends with the process: nobody waits for a listener.
        thread::spawn(move || {
            for game in listener.incoming().flatten() {
                if !carried.is_cut.load(Ordering::SeqCst)
                    && let Ok(server) = TcpStream::connect(&directory)
                {
                    carry(&carried, &game, &server);
                }
            }
        });
        Self {
            url: format!("http://{address}"),
            state,
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// How many tokens were given out.
    pub(crate) fn granted(&self) -> usize {
        self.state.granted.load(Ordering::SeqCst)
    }

    /// Breaks every connection, and takes none from now on.
    pub(crate) fn cut(&self) {
        self.state.is_cut.store(true, Ordering::SeqCst);
        for stream in self.state.open.lock().expect("no panic").drain(..) {
            // It may be closed already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    pub(crate) fn mend(&self) {
        self.state.is_cut.store(false, Ordering::SeqCst);
    }
}

fn carry(state: &Arc<State>, game: &TcpStream, server: &TcpStream) {
    let copy = |stream: &TcpStream| stream.try_clone().expect("a descriptor");
    let (asking, asked) = (copy(game), copy(server));
    let (answering, answered) = (copy(server), copy(game));
    let mut open = state.open.lock().expect("no panic");
    open.extend([copy(game), copy(server)]);
    drop(open);
    thread::spawn(move || pass(asking, asked, |_| ()));
    let state = Arc::clone(state);
    thread::spawn(move || pass(answering, answered, |bytes| shorten(bytes, &state.granted)));
}

fn pass(mut from: TcpStream, mut to: TcpStream, change: impl Fn(&mut [u8])) {
    let mut bytes = [0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut bytes) {
        change(&mut bytes[..length]);
        if to.write_all(&bytes[..length]).is_err() {
            break;
        }
    }
    // The other side may have gone first.
    let _ = to.shutdown(Shutdown::Both);
}

/// A token's answer is small and written at once, so that it arrives in one piece.
fn shorten(bytes: &mut [u8], granted: &AtomicUsize) {
    let found = bytes.windows(LONG.len()).position(|window| window == LONG);
    if let Some(at) = found {
        bytes[at..at + SHORT.len()].copy_from_slice(SHORT);
        granted.fetch_add(1, Ordering::SeqCst);
    }
}
