//! Messages of HTTP/1.1 as bytes, as far as a proxy needs to know them: where one ends.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Nothing between these tests takes so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A whole message, nothing of it interpreted away.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// First line and headers, with the empty line.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Message {
    /// The next message; none at the end of the stream.
    pub(crate) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if from.read_line(&mut head)? == 0 {
                return match head.is_empty() {
                    true => Ok(None),
                    false => Err(ErrorKind::UnexpectedEof.into()),
                };
            }
        }
        let mut message = Self {
            head,
            body: Vec::new(),
        };
        message.read_body(from)?;
        Ok(Some(message))
    }

    fn read_body(&mut self, from: &mut impl BufRead) -> io::Result<()> {
        if self.header("transfer-encoding").is_some() {
            return self.read_chunks(from);
        }
        let length = self.header("content-length").map_or(Ok(0), str::parse);
        let length = length.map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
        self.body = vec![0; length];
        from.read_exact(&mut self.body)
    }

    /// Chunks are kept as they come.
    fn read_chunks(&mut self, from: &mut impl BufRead) -> io::Result<()> {
        loop {
            let mut size = String::new();
            from.read_line(&mut size)?;
            let length = usize::from_str_radix(size.trim(), 16);
            let length = length.map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
            let mut chunk = vec![0; length + 2];
            from.read_exact(&mut chunk)?;
            self.body.extend_from_slice(size.as_bytes());
            self.body.extend(chunk);
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// The value of a header; the name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1);
        let mut headers = lines.filter_map(|line| line.split_once(':'));
        let found = headers.find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    }

    /// Whether the stream stops being HTTP after it.
    pub(crate) fn upgrades(&self) -> bool {
        self.header("upgrade").is_some()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        [self.head.as_bytes(), &self.body].concat()
    }
}

/// Asks once, on a connection of its own.
pub(crate) fn exchange(server: SocketAddr, request: &[u8]) -> io::Result<Message> {
    let mut stream = connect(server)?;
    stream.write_all(request)?;
    let answer = Message::read(&mut BufReader::new(stream))?;
    answer.ok_or_else(|| ErrorKind::UnexpectedEof.into())
}

pub(crate) fn connect(server: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(server)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Carries bytes until either side ends.
pub(crate) fn pour(mut from: impl Read, mut to: &TcpStream) {
    let mut block = [0; 4096];
    while let Ok(length @ 1..) = from.read(&mut block) {
        if to.write_all(&block[..length]).is_err() {
            return;
        }
    }
}
