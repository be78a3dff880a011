#!/usr/bin/env python3
"""Makes the documents in this folder: one account, in every format that people save.

The account is our own writing, of states that do not exist. What a program writes is made with that
program (Chromium through its driver, LibreOffice), the rest by hand. No test needs them: the files
are kept. Run `python3 make.py [NAME...]` to make all of them anew, or those whose name begins so.
"""

import base64
import http.server
import json
import pathlib
import quopri
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request

HERE = pathlib.Path(__file__).parent
URL = "http://www.foreign.example/press/2025/call-with-sudland"
TITLE = "Foreign Minister Berg speaks with her colleague of Sudland"
PARAGRAPHS = [
    "Foreign Minister Ingrid Berg spoke by telephone on Monday with the Foreign Minister of Sudland,"
    " Pablo Arroyo. The call was made at the request of the Sudland side.",
    "The two ministers discussed fishing in the North Strait. Minister Berg underlined that the"
    " quotas for cod – 40,000 tonnes a year – must be kept by all fleets, and that inspectors of"
    " both countries should be let on board.",
    "They agreed that a joint commission would meet in Port Haven before the end of January. The"
    " “open questions” on the northern fishing grounds will be left to its experts.",
    "Minister Arroyo thanked Norland for its help after the floods in the province of Río Claro.",
]


def page(extra_head=""):
    body = "\n".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Ministry of Foreign Affairs</title>
<meta property="article:published_time" content="2025-11-24T15:00:00+01:00">{extra_head}</head>
<body><nav><a href="/">Home</a> <a href="/press">Press</a></nav>
<main><article><h1>{TITLE}</h1>
{body}
</article></main><footer>Ministry of Foreign Affairs, 1 Quay Street</footer></body></html>
"""


def write(name, content):
    if isinstance(content, str):
        content = content.encode()
    (HERE / name).write_bytes(content)
    print(name, len(content))


def chromium_mhtml():
    """What Chromium writes for "Webpage, Single File", asked for through its driver."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page('<link rel="stylesheet" href="/style.css">').encode())

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    driver = subprocess.Popen(["chromedriver", "--port=9517"], stdout=subprocess.DEVNULL)

    def ask(path, body):
        request = urllib.request.Request(
            "http://127.0.0.1:9517" + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        for _ in range(50):
            try:
                return json.load(urllib.request.urlopen(request, timeout=60))["value"]
            except urllib.error.URLError:
                threading.Event().wait(0.1)
        raise SystemExit("chromedriver does not answer")

    try:
        rule = f"MAP www.foreign.example 127.0.0.1:{server.server_port}"
        arguments = ["--headless=new", "--no-sandbox", f"--host-resolver-rules={rule}"]
        options = {"goog:chromeOptions": {"args": arguments}}
        session = ask("/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]
        ask(f"/session/{session}/url", {"url": URL})
        command = {"cmd": "Page.captureSnapshot", "params": {"format": "mhtml"}}
        saved = ask(f"/session/{session}/goog/cdp/execute", command)["data"]
        request = urllib.request.Request(
            f"http://127.0.0.1:9517/session/{session}", method="DELETE"
        )
        urllib.request.urlopen(request)
    finally:
        driver.terminate()
        server.shutdown()
    # The moment of making, which each making changes.
    saved = re.sub(r"\r\nDate: [^\r]*", "\r\nDate: Mon, 24 Nov 2025 16:45:10 GMT", saved, count=1)
    write("chromium.mhtml", saved)


def explorer_mht():
    """What Internet Explorer wrote: the page in base64 and a charset of Windows."""
    html = page().replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252")
    lines = base64.encodebytes(html).decode().replace("\n", "\r\n")
    write(
        "explorer.mht",
        "From: <Saved by Windows Internet Explorer 8>\r\n"
        f"Subject: {TITLE}\r\n"
        "Date: Mon, 24 Nov 2025 17:12:00 +0100\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
        "\tboundary=\"----=_NextPart_000_0000_01CB\"\r\n\r\n"
        "This is a multi-part message in MIME format.\r\n\r\n"
        "------=_NextPart_000_0000_01CB\r\n"
        "Content-Type: text/html;\r\n\tcharset=\"windows-1252\"\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-Location: {URL}\r\n\r\n{lines}\r\n"
        "------=_NextPart_000_0000_01CB--\r\n",
    )


HEAD = (
    "Return-Path: <press@foreign.example>\r\n"
    "Received: from mail.foreign.example (mail.foreign.example [192.0.2.7])\r\n"
    "\tby mx.desk.example with ESMTP; Mon, 24 Nov 2025 17:30:02 +0100\r\n"
    "From: Press Office <press@foreign.example>\r\n"
    "To: desk@desk.example\r\n"
    f"Subject: =?utf-8?B?{base64.b64encode(TITLE.encode()).decode()}?=\r\n"
    "Date: Mon, 24 Nov 2025 23:30:00 -0300\r\n"
    "Message-ID: <20251124.1@foreign.example>\r\n"
    "MIME-Version: 1.0\r\n"
)


def wrapped(text, width=72):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\r\n".join(lines + [line])


def mail_text():
    """A press mail in plain text, lines broken by the mail program."""
    text = "\r\n\r\n".join(wrapped(p) for p in PARAGRAPHS)
    quoted = quopri.encodestring(text.encode()).decode().replace("=0D\n", "\r\n")
    write(
        "mail-text.eml",
        HEAD + "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted,
    )


def mail_page():
    """A press mail with a text for those who read no pages, the page, and a picture."""
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(200)).decode()
    html = "\n".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    quoted = quopri.encodestring(f"<html><body>{html}</body></html>".encode()).decode()
    write(
        "mail-page.eml",
        HEAD + 'Content-Type: multipart/mixed; boundary="a"\r\n\r\n'
        '--a\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nThis mail is read with another program.\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b--\r\n"
        "--a\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{picture}\r\n--a--\r\n",
    )


def browsers():
    """Pages with the comments that browsers and programs leave in them."""
    comment = f"<!-- saved from url=({len(URL):04}){URL} -->"
    write("chrome-complete.html", page().replace("<html", comment + "\n<html", 1))
    note = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Mon Nov 24 2025 17:45:00"
        " GMT+0100 (Central European Standard Time)\n-->"
    )
    write("single-file.html", page().replace("<head>", note + "<head>", 1))
    note = f"<!-- Saved from {URL} at 2025-11-24T16:45:00Z using monolith v2.10.1 -->\n"
    write("monolith.html", note + page())


MAKERS = {
    "chromium.mhtml": chromium_mhtml,
    "explorer.mht": explorer_mht,
    "mail-text.eml": mail_text,
    "mail-page.eml": mail_page,
    "browsers": browsers,
}

if __name__ == "__main__":
    wanted = sys.argv[1:] or [""]
    for name, make in MAKERS.items():
        if any(name.startswith(start) for start in wanted):
            make()
