//! Web servers on this machine that answer as each test says, faults included.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

/// What was asked, in the order it came.
#[derive(Debug, Clone)]
#[allow(dead_code, reason = "each test file uses a part of this one")]
pub(crate) struct Request {
    pub path: String,
    /// Names in lower case.
    pub headers: BTreeMap<String, String>,
    pub at: Instant,
}

/// A running server; it ends with the process.
pub(crate) struct Server {
    pub address: SocketAddr,
    log: Arc<Mutex<Vec<Request>>>,
}

#[allow(dead_code, reason = "each test file uses a part of this one")]
impl Server {
    /// Answers every request with `answer`, which writes to the connection what it likes; the
    /// connection ends with the answer. `/robots.txt` is not found unless `answer` answers it.
    pub(crate) fn start(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Self {
        Self::on(Ipv4Addr::LOCALHOST, answer)
    }

    /// As `start`, on another address of this machine.
    pub(crate) fn on(
        address: Ipv4Addr,
        answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind((address, 0)).expect("an address to listen on");
        let address = listener.local_addr().expect("bound");
        let log = Arc::new(Mutex::new(Vec::new()));
        let (answer, seen) = (Arc::new(answer), Arc::clone(&log));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, seen) = (Arc::clone(&answer), Arc::clone(&seen));
                thread::spawn(move || {
                    let mut stream = stream;
                    let Some(request) = read(&stream) else { return };
                    seen.lock().expect("unpoisoned").push(request.clone());
                    answer(&request, &mut stream);
                    let _ = stream.flush();
                });
            }
        });
        Self { address, log }
    }

    /// The URL of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked so far.
    pub(crate) fn log(&self) -> Vec<Request> {
        self.log.lock().expect("unpoisoned").clone()
    }

    /// What was asked so far, robots.txt left out.
    pub(crate) fn pages(&self) -> Vec<String> {
        let log = self.log().into_iter().map(|request| request.path);
        log.filter(|path| path != "/robots.txt").collect()
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let at = Instant::now();
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    let headers = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect();
    Some(Request { path, headers, at })
}

/// Writes an answer with its length.
#[allow(dead_code, reason = "each test file uses a part of this one")]
pub(crate) fn respond(stream: &mut TcpStream, status: u16, headers: &[(&str, &str)], body: &[u8]) {
    let mut head = format!("HTTP/1.1 {status} .\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body);
}

/// Writes a page of one paragraph.
#[allow(dead_code, reason = "each test file uses a part of this one")]
pub(crate) fn page(stream: &mut TcpStream, paragraph: &str) {
    let html = html(paragraph);
    respond(
        stream,
        200,
        &[("Content-Type", "text/html; charset=utf-8")],
        html.as_bytes(),
    );
}

/// A page of one paragraph.
#[allow(dead_code, reason = "each test file uses a part of this one")]
pub(crate) fn html(paragraph: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Readout of a call</title></head>\
         <body><h1>Readout of a call</h1><p>{paragraph}</p></body></html>"
    )
}
