//! A bad line between players and their directory: it loses requests and answers, holds them up, so that they overtake each other, sends them twice, breaks off in the middle, and resets push channels.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::dice::Dice;
use super::http::{Message, connect, exchange, pour};

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    Passed,
    /// The directory never sees it.
    RequestLost,
    /// The directory carries it out, and nobody is told.
    AnswerLost,
    /// Half of it arrives.
    RequestCut,
    /// Half of the answer arrives.
    AnswerCut,
    /// Others overtake it.
    RequestHeld,
    /// The directory has carried it out long before anybody is told.
    AnswerHeld,
    /// The directory gets it twice, one after the other; the second answer counts.
    SentAgain,
    /// The directory gets it twice at once; either answer counts.
    SentTwice,
    /// The directory gets it a second time, after the answer was given and perhaps after what came next.
    Echoed,
}

impl Fate {
    /// Each with its weight.
    const ALL: [(Self, u64); 10] = [
        (Self::Passed, 8),
        (Self::RequestLost, 1),
        (Self::AnswerLost, 4),
        (Self::RequestCut, 1),
        (Self::AnswerCut, 1),
        (Self::RequestHeld, 3),
        (Self::AnswerHeld, 2),
        (Self::SentAgain, 3),
        (Self::SentTwice, 2),
        (Self::Echoed, 3),
    ];

    fn draw(dice: &mut Dice) -> Self {
        let mut number = dice.below(Self::ALL.iter().map(|(_, weight)| weight).sum());
        for (fate, weight) in Self::ALL {
            if number < weight {
                return fate;
            }
            number -= weight;
        }
        unreachable!("the weights add up");
    }

    /// Joins and leaves are not numbered as an owner's writes are: a join that comes again after the leave is one.
    fn that_suits(self, request: &Message) -> Self {
        let is_write = request.head.starts_with("PUT");
        let is_numbered = String::from_utf8_lossy(&request.body).contains("sequence");
        match self {
            Self::Echoed if is_write && !is_numbered => Self::SentAgain,
            fate => fate,
        }
    }
}

/// A proxy that listens on a port of its own. Its threads end with the process.
pub(crate) struct Proxy {
    address: SocketAddr,
    line: Arc<Line>,
}

struct Line {
    directory: SocketAddr,
    dice: Mutex<Dice>,
    one_in: u64,
    fates: Mutex<BTreeMap<Fate, u32>>,
    resets: Mutex<u32>,
    spares_channels: AtomicBool,
}

impl Proxy {
    /// Before the directory at this URL. One in so many requests meets a fault, which is drawn from the seed; which request meets which depends on the order in which they come, too.
    pub(crate) fn before(url: &str, seed: u64, one_in: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("bound");
        let directory = url.trim_start_matches("http://").parse();
        let line = Arc::new(Line {
            directory: directory.expect("an address"),
            dice: Mutex::new(Dice::of(seed)),
            one_in,
            fates: Mutex::default(),
            resets: Mutex::default(),
            spares_channels: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&line);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let line = Arc::clone(&accepting);
                // A line that breaks is what this is about.
                thread::spawn(move || _ = line.serve(&stream));
            }
        });
        Self { address, line }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Whether push channels are left alone from now on. A host whose channel is lost counts as gone for those who want its id.
    pub(crate) fn spare_channels(&self, spares: bool) {
        self.line.spares_channels.store(spares, Ordering::SeqCst);
    }

    /// What happened, how often.
    pub(crate) fn fates(&self) -> BTreeMap<Fate, u32> {
        self.line.fates.lock().expect("no panic").clone()
    }

    /// How many push channels were reset.
    pub(crate) fn resets(&self) -> u32 {
        *self.line.resets.lock().expect("no panic")
    }
}

impl Line {
    fn dice(&self) -> Dice {
        self.dice.lock().expect("no panic").split()
    }

    fn serve(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut requests = BufReader::new(stream);
        while let Some(request) = Message::read(&mut requests)? {
            if request.upgrades() {
                return self.tunnel(&request, stream);
            }
            let mut dice = self.dice();
            let fate = match dice.below(self.one_in) {
                0 => Fate::draw(&mut dice).that_suits(&request),
                _ => Fate::Passed,
            };
            *self
                .fates
                .lock()
                .expect("no panic")
                .entry(fate)
                .or_default() += 1;
            let Some(answer) = self.fulfil(fate, &request.bytes(), &mut dice)? else {
                return stream.shutdown(Shutdown::Both);
            };
            { stream }.write_all(&answer)?;
            if fate == Fate::AnswerCut {
                return stream.shutdown(Shutdown::Both);
            }
        }
        Ok(())
    }

    /// What of the answer goes back; none where the line breaks before it.
    fn fulfil(&self, fate: Fate, request: &[u8], dice: &mut Dice) -> io::Result<Option<Vec<u8>>> {
        let ask = || exchange(self.directory, request).map(|answer| answer.bytes());
        let pause = Duration::from_millis(dice.below(300));
        match fate {
            Fate::Passed => ask().map(Some),
            Fate::RequestLost => Ok(None),
            Fate::AnswerLost => {
                ask()?;
                Ok(None)
            }
            Fate::RequestCut => {
                let half = &request[..request.len() / 2];
                connect(self.directory)?.write_all(half)?;
                Ok(None)
            }
            Fate::AnswerCut => {
                let answer = ask()?;
                Ok(Some(answer[..answer.len() / 2].to_vec()))
            }
            Fate::RequestHeld => {
                thread::sleep(pause);
                ask().map(Some)
            }
            Fate::AnswerHeld => {
                let answer = ask()?;
                thread::sleep(pause);
                Ok(Some(answer))
            }
            Fate::SentAgain => {
                ask()?;
                ask().map(Some)
            }
            Fate::Echoed => {
                let answer = ask()?;
                let (directory, request) = (self.directory, request.to_vec());
                thread::spawn(move || {
                    thread::sleep(pause);
                    // Nobody waits for this answer.
                    let _ = exchange(directory, &request);
                });
                Ok(Some(answer))
            }
            Fate::SentTwice => {
                let (one, other) = thread::scope(|scope| {
                    let other = scope.spawn(ask);
                    (ask(), other.join().expect("no panic"))
                });
                let (one, other) = (one?, other?);
                Ok(Some(if dice.below(2) == 0 { one } else { other }))
            }
        }
    }

    /// Carries a push channel, until it is reset or either side ends it.
    fn tunnel(&self, request: &Message, player: &TcpStream) -> io::Result<()> {
        let directory = connect(self.directory)?;
        directory.set_read_timeout(None)?;
        { &directory }.write_all(&request.bytes())?;
        let life = Duration::from_millis(200 + self.dice().below(4000 * self.one_in));
        let end = || {
            // The other side may have ended it already.
            let _ = player.shutdown(Shutdown::Both);
            let _ = directory.shutdown(Shutdown::Both);
        };
        let (over, is_over) = channel::<()>();
        thread::scope(|scope| {
            scope.spawn(|| {
                pour(player, &directory);
                end();
            });
            scope.spawn(|| {
                let is_over = is_over;
                let ended = is_over.recv_timeout(life);
                let spared = self.spares_channels.load(Ordering::SeqCst);
                if ended == Err(RecvTimeoutError::Timeout) && !spared {
                    *self.resets.lock().expect("no panic") += 1;
                    end();
                }
            });
            pour(&directory, player);
            drop(over);
            end();
        });
        Ok(())
    }
}
