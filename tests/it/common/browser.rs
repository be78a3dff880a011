//! A real browser, driven through the WebDriver protocol by Debian's chromedriver.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A browser with one window; it is closed when this is dropped.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: TempDir,
}

impl Browser {
    /// Starts one; `None`, with a message, where Debian's chromium and chromium-driver are missing.
    pub(crate) fn start() -> Option<Self> {
        let Ok(mut started) = driver() else {
            println!("skipped: no chromedriver (apt-get install chromium chromium-driver)");
            return None;
        };
        // Of drivers that start at once, one may end again: both chose the same port.
        for _ in 0..5 {
            if started.1.is_none() {
                let _ = started.0.wait();
                started = driver().expect("it was there before");
            }
        }
        let mut browser = Self {
            driver: started.0,
            port: started.1.expect("a port"),
            session: String::new(),
            _profile: tempfile::tempdir().expect("a folder"),
        };
        let profile = format!("--user-data-dir={}", browser._profile.path().display());
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            &profile,
        ];
        let session = browser.post(
            "/session",
            &json!({"capabilities": {"alwaysMatch": {
                "goog:chromeOptions": {"args": arguments},
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            }}}),
        );
        browser.session = session["sessionId"].as_str().expect("a session").to_owned();
        Some(browser)
    }

    /// Opens a file.
    pub(crate) fn open(&self, path: &Path) {
        self.command("url", &json!({"url": format!("file://{}", path.display())}));
    }

    /// Sets the size of the window.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.command("window/rect", &json!({"width": width, "height": height}));
    }

    /// What a script returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.command("execute/sync", &json!({"script": script, "args": []}))
    }

    /// Waits until a condition holds.
    pub(crate) fn until(&self, condition: &str) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while self.run(&format!("return Boolean({condition})")) != true {
            assert!(Instant::now() < deadline, "never: {condition}");
            sleep(Duration::from_millis(20));
        }
    }

    /// Presses keys.
    pub(crate) fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key})))
            .collect();
        self.command(
            "actions",
            &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}),
        );
    }

    /// A command of the browser's own protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) {
        let body = json!({"cmd": command, "params": parameters});
        self.command("goog/cdp/execute", &body);
    }

    /// The page as a PDF of A4 pages, in base 64.
    pub(crate) fn print(&self) -> String {
        let page = json!({"width": 21.0, "height": 29.7});
        self.command("print", &json!({"page": page}))
            .as_str()
            .expect("a PDF")
            .to_owned()
    }

    /// The lines of a log.
    pub(crate) fn log(&self, kind: &str) -> Vec<String> {
        let log = self.command("se/log", &json!({"type": kind}));
        let lines = log.as_array().expect("lines");
        lines
            .iter()
            .map(|line| line["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The addresses that the pages opened here, and nothing of the browser's own, asked for.
    pub(crate) fn requests(&self) -> Vec<String> {
        let events = self.log("performance").into_iter().filter_map(|line| {
            let mut event: Value = serde_json::from_str(&line).ok()?;
            let event = event["message"].take();
            let own = event["params"]["documentURL"]
                .as_str()?
                .starts_with("chrome");
            let sent = event["method"] == "Network.requestWillBeSent" && !own;
            sent.then(|| {
                event["params"]["request"]["url"]
                    .as_str()
                    .map(str::to_owned)
            })?
        });
        events.collect()
    }

    fn command(&self, command: &str, body: &Value) -> Value {
        self.post(&format!("/session/{}/{command}", self.session), body)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let body = body.to_string();
        let mut stream =
            TcpStream::connect(("127.0.0.1", self.port)).expect("chromedriver listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a limit");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("sent");
        stream.write_all(body.as_bytes()).expect("sent");
        // The driver keeps the connection open, whatever it is asked: the length says where to
        // stop.
        let mut lines = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            lines.read_line(&mut line).expect("an answer in time");
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().expect("a length");
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut answer = vec![0; length];
        lines.read_exact(&mut answer).expect("a whole answer");
        let mut answer: Value = serde_json::from_slice(&answer).expect("JSON");
        assert!(
            answer["value"]["error"].is_null(),
            "{path}: {}",
            answer["value"]
        );
        answer["value"].take()
    }
}

/// A driver, and the port it listens on, if it came to that.
fn driver() -> io::Result<(Child, Option<u16>)> {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let out = BufReader::new(driver.stdout.take().expect("a pipe"));
    let port = out.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    Ok((driver, port))
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = Command::new("pkill")
            .args(["-P", &self.driver.id().to_string()])
            .status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
