//! A web server behind TLS on this machine, and the certificate that vouches for it.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use data_encoding::BASE64;
use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

pub(crate) type Stream = StreamOwned<ServerConnection, TcpStream>;

/// A running server; it ends with the process.
pub(crate) struct Server {
    pub url: String,
    /// How many connections came as far as a request.
    pub reached: Arc<AtomicUsize>,
    certificate: Vec<u8>,
}

impl Server {
    /// Serves with a certificate of its own making for `name`, valid until the end of the year
    /// `until`, and speaks `protocol`.
    pub(crate) fn start(
        name: &str,
        until: i32,
        protocol: &str,
        answer: impl Fn(&mut Stream) -> io::Result<()> + Send + 'static,
    ) -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut parameters = CertificateParams::new([name.to_owned()]).expect("a name");
        parameters.not_before = rcgen::date_time_ymd(2000, 1, 1);
        parameters.not_after = rcgen::date_time_ymd(until, 12, 31);
        let certificate = parameters.self_signed(&key).expect("a certificate");
        let private = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], private)
            .expect("a configuration");
        config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
        let url = format!("https://{}/", listener.local_addr().expect("bound"));
        let reached = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&reached);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
                let mut tls = StreamOwned::new(connection, stream);
                if handshake(&mut tls) {
                    count.fetch_add(1, Ordering::SeqCst);
                    let _ = answer(&mut tls);
                    tls.conn.send_close_notify();
                    let _ = tls.flush();
                }
            }
        });
        Self {
            url,
            reached,
            certificate: certificate.der().to_vec(),
        }
    }

    /// Writes the certificate to a folder, as `SSL_CERT_FILE` names one.
    pub(crate) fn vouched_for_in(&self, folder: &Path) -> PathBuf {
        let path = folder.join("certificates.pem");
        let base64 = BASE64.encode(&self.certificate);
        let lines: Vec<&str> = (0..base64.len())
            .step_by(64)
            .map(|at| &base64[at..base64.len().min(at + 64)])
            .collect();
        let lines = lines.join("\n");
        let pem = format!("-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n");
        fs::write(&path, pem).expect("written");
        path
    }
}

/// Whether the client goes on after it has seen the certificate.
fn handshake(tls: &mut Stream) -> bool {
    while tls.conn.is_handshaking() {
        if tls.conn.complete_io(&mut tls.sock).is_err() {
            return false;
        }
    }
    true
}

/// Answers every request of a connection of HTTP/2 (RFC 9113) with a page, as the `frames` say that
/// follow its head on the stream with that number.
pub(crate) fn http2(tls: &mut Stream, frames: impl Fn(u32) -> Vec<u8>) -> io::Result<()> {
    const SETTINGS: u8 = 4;
    const HEADERS: u8 = 1;
    let mut preface = [0; 24];
    tls.read_exact(&mut preface)?;
    assert_eq!(&preface, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    tls.write_all(&frame(SETTINGS, 0, 0, b""))?;
    loop {
        let mut head = [0; 9];
        tls.read_exact(&mut head)?;
        let [a, b, c, kind, flags, stream @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        tls.read_exact(&mut payload)?;
        match (kind, flags & 1) {
            (SETTINGS, 0) => tls.write_all(&frame(SETTINGS, 1, 0, b""))?,
            (HEADERS, _) => {
                let stream = u32::from_be_bytes(stream);
                // Status 200, and the type as a field that is spelt out.
                let mut fields = vec![0x88, 0x0f, 0x10, 9];
                fields.extend(b"text/html");
                tls.write_all(&frame(HEADERS, 4, stream, &fields))?;
                tls.write_all(&frames(stream))?;
            }
            _ => {}
        }
    }
}

/// A frame of HTTP/2.
pub(crate) fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let mut frame = (payload.len() as u32).to_be_bytes()[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}
