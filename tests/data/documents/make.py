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
import plistlib
import quopri
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request
import zipfile
import zlib

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


def safari_webarchive():
    """What Safari writes: a binary property list, here with a picture beside the page."""
    html = page().replace('<meta charset="utf-8">', "").encode("cp1252")
    main = {
        "WebResourceData": html,
        "WebResourceFrameName": "",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "windows-1252",
        "WebResourceURL": URL,
    }
    picture = {
        "WebResourceData": bytes(300),
        "WebResourceMIMEType": "image/png",
        "WebResourceURL": "http://www.foreign.example/seal.png",
    }
    archive = {"WebMainResource": main, "WebSubresources": [picture]}
    write("safari.webarchive", plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))


def packed(name, parts):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            info = zipfile.ZipInfo(part, (2025, 11, 24, 12, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    print(name, (HERE / name).stat().st_size)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_docx():
    """What Word writes where somebody tracked changes and left comments: the style of the title has
    a German id, a paragraph's end was deleted, a text box has an older form, a run is hidden."""

    def run(text):
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    first, second, third, fourth = (p.replace("&", "&amp;") for p in PARAGRAPHS)
    by = 'w:author="Editor" w:date="2025-11-24T10:00:00Z"'
    half, rest = second.split(" Minister Berg ", 1)
    body = f"""<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr>{run(TITLE)}</w:p>
<w:p>{run(first)}<w:del w:id="1" {by}><w:r><w:delText>This was deleted.</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="2" {by}/></w:rPr></w:pPr>{run(half)}
  <w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:p><w:ins w:id="3" {by}>{run(" Minister Berg ")}</w:ins>{run(rest)}
  <w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden words.</w:t></w:r></w:p>
<w:p><w:moveFrom w:id="4" {by}>{run("Moved away.")}</w:moveFrom></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>{run(third)}</w:p>
<w:tbl><w:tr><w:tc><w:p>{run(fourth)}</w:p></w:tc></w:tr></w:tbl>"""
    styles = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr>
</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/>
</w:style></w:styles>"""
    core = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Document1</dc:title>
<dcterms:created xsi:type="dcterms:W3CDTF">2025-11-24T09:00:00Z</dcterms:created></cp:coreProperties>"""
    comments = f'<w:comments {W}><w:comment w:id="0"><w:p>{run("Is this so?")}</w:p></w:comment></w:comments>'
    packed(
        "word.docx",
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "docProps/core.xml": core,
            "word/comments.xml": comments,
            "word/styles.xml": styles,
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        },
    )


def office():
    """What LibreOffice writes of one text: .docx, .odt and .rtf."""
    body = "\n".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    html = f"""<html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta name="created" content="2025-11-24T09:00:00"></head>
<body><h1>{TITLE}</h1>{body}</body></html>"""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "office.html"
        page.write_text(html)
        convert(folder, page, "odt", "writer8")
        odt = pathlib.Path(folder) / "office.odt"
        tracked(odt)
        convert(folder, odt, "docx", "MS Word 2007 XML")
        convert(folder, odt, "rtf", "Rich Text Format")
        redated(pathlib.Path(folder) / "office.docx", pathlib.Path(folder) / "office.rtf")
        for kind in ["odt", "docx", "rtf"]:
            write(f"office.{kind}", (pathlib.Path(folder) / f"office.{kind}").read_bytes())


def convert(folder, file, kind, writer):
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", f"{kind}:{writer}", "--outdir", folder, str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def redated(docx, rtf):
    """Puts the day of the text in the place of that of making, which each making changes."""
    with zipfile.ZipFile(docx) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    core = parts["docProps/core.xml"].decode()
    core = re.sub(r"(<dcterms:\w+ [^>]*>)[^<]*", r"\g<1>2025-11-24T09:00:00Z", core)
    parts["docProps/core.xml"] = core.encode()
    repacked(docx, parts)
    text = rtf.read_text("latin-1")
    made = r"\\creatim\\yr2025\\mo11\\dy24"
    rtf.write_text(re.sub(r"\\creatim\\yr\d+\\mo\d+\\dy\d+", made, text), "latin-1")


def repacked(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2025, 11, 24, 12, 0, 0)), content, kind)


def tracked(odt):
    """Puts a deleted sentence, an inserted one and a comment into a text of LibreOffice."""
    with zipfile.ZipFile(odt) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    by = "<office:change-info><dc:creator>Editor</dc:creator><dc:date>2025-11-24T10:00:00</dc:date></office:change-info>"
    text = parts["content.xml"].decode()
    deleted = f"""<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion>{by}
<text:p>This was deleted.</text:p></text:deletion></text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:insertion>{by}</text:insertion></text:changed-region>
</text:tracked-changes>"""
    start = re.search(r"<office:text[^>]*>", text).end()
    text = text[:start] + deleted + text[start:]
    asked = "The call was made at the request of the Sudland side."
    comment = f"<office:annotation><dc:creator>Editor</dc:creator><text:p>Is this so?</text:p></office:annotation>"
    text = text.replace("<text:p", "<text:p", 1)
    at = re.search(r"The call was made at\s+the request of the Sudland side\.", text)
    inserted = f'<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>{asked}<text:change-end text:change-id="c2"/>{comment}'
    text = text[: at.start()] + inserted + text[at.end() :]
    parts["content.xml"] = text.encode()
    parts = {name: part for name, part in parts.items() if not name.startswith("Thumbnails/")}
    repacked(odt, parts)


LONG = [
    "The Council of the North Strait met in Port Haven on Monday. It was the first meeting since the"
    " floods, and the two delegations were received by the mayor in the old customs house.",
    "The delegation of Norland recalled that the agreement of 2019 obliges both sides to report every"
    " landing of cod within two days, and that in the past season one landing in seven was not reported.",
    "The delegation of Sudland answered that its smaller harbours had been without electricity for"
    " eleven weeks, and promised that all missing reports would be handed in before the end of March.",
    "Both sides agreed to set up a register that harbours can fill in without a connection. The costs,"
    " some 300,000 crowns, are to be shared by halves. An interparliamentary group will watch over it.",
    "The delegation of Norland declared that it remains opposed to any extension of the southern"
    " zone. The delegation of Sudland reserved its position on this point.",
    "The next meeting takes place in Río Claro in the spring. Until then the secretariat of the Council"
    " keeps in touch with the harbours, and informs both governments of what it hears every month.",
]


def office_pdf():
    """What LibreOffice makes: one column and two columns, each with running heads and page numbers
    over several pages, words broken at line ends, a note; and a scan, which is a picture."""
    for name, columns, texts in [
        ("one-column.pdf", 1, LONG),
        ("two-columns.pdf", 2, LONG),
    ]:
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "text.fodt"
            source.write_text(flat(texts, columns))
            convert(folder, source, "pdf", "writer_pdf_Export")
            write(name, undated((pathlib.Path(folder) / "text.pdf").read_bytes()))


def undated(pdf):
    """Puts the day of the text in the place of that of making, which each making changes."""
    return re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:20251124100000", pdf)


def flat(texts, columns):
    """An OpenDocument text in one file of XML. Pages are small, so that the text fills several."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in [
            ("office", "office"), ("text", "text"), ("style", "style"),
            ("fo", "xsl-fo-compatible"), ("meta", "meta"),
        ]
    )
    split = f'<style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/>' if columns > 1 else ""
    body = "".join(f'<text:p text:style-name="Body">{t}</text:p>' for t in texts)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"
 fo:language="en" fo:country="GB" fo:hyphenate="true"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:margin-bottom="0.25cm"/><style:text-properties fo:hyphenate="true" fo:hyphenation-remain-char-count="3"
 fo:hyphenation-push-char-count="3"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:text-properties fo:font-size="16pt"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties
 fo:page-width="14cm" fo:page-height="13cm" fo:margin="1.2cm">{split}</style:page-layout-properties>
<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>Council of the North Strait – Press release</text:p></style:header>
<style:footer><text:p>Page <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="Head">Council of the North Strait meets in Port Haven</text:p>
{body}</office:text></office:body></office:document>"""


def browser_pdf():
    """What Chromium prints."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "page.html"
        source.write_text(page())
        target = pathlib.Path(folder) / "page.pdf"
        command = ["chromium", "--headless=new", "--no-sandbox", f"--print-to-pdf={target}"]
        command += ["--no-pdf-header-footer", f"file://{source}"]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        write("chromium.pdf", target.read_bytes())


def raw_pdf(objects):
    """A PDF of objects, written by hand."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return out


def stream(content, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def locked_pdfs():
    """What opens without a password and may not be printed, under each kind of lock (qpdf); and such a
    file whose page holds nothing but opening brackets."""
    box = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>"
    deep = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", box]
    deep += [stream(zlib.compress(b"[" * 100_000, 9), b"/Filter /FlateDecode")]
    with tempfile.TemporaryDirectory() as folder:
        bomb = pathlib.Path(folder) / "deep.pdf"
        bomb.write_bytes(raw_pdf(deep))
        print_only = HERE / "system-font.pdf"
        for name, source, key in [
            ("locked-rc4-40", print_only, ["40", "--print=n"]),
            ("locked-rc4-128", print_only, ["128", "--use-aes=n", "--print=none"]),
            ("locked-aes-128", print_only, ["128", "--use-aes=y", "--print=none"]),
            ("locked-aes-256", print_only, ["256", "--print=none"]),
            ("locked-deep", bomb, ["256", "--print=none"]),
        ]:
            lock = ["--allow-weak-crypto", "--object-streams=generate", "--encrypt", "", "owner", *key, "--"]
            subprocess.run(["qpdf", source, *lock, HERE / f"{name}.pdf"], check=True)


def hand_made_pdfs():
    """A scan; a file that asks for a password; a page in a font of the system, as old programs
    write it."""
    first = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    box = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources "
    picture = b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    scan = first + [box + b"<< /XObject << /I 5 0 R >> >> >>"]
    scan += [stream(b"300 0 0 300 0 0 cm /I Do"), stream(bytes(range(64)), picture)]
    write("scan.pdf", raw_pdf(scan))
    lines = [line for p in PARAGRAPHS for line in [*wrapped(p, 60).split("\r\n"), ""]]
    drawn = b"BT /F 11 Tf 14 TL 40 760 Td "
    for line in lines:
        plain = line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
        drawn += b"(" + plain + b") Tj T* "
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    plain = first + [box.replace(b"300 300", b"595 842") + b"<< /Font << /F 5 0 R >> >> >>"]
    write("system-font.pdf", raw_pdf(plain + [stream(drawn + b"ET"), font]))
    locked = raw_pdf(plain + [stream(drawn + b"ET"), font])
    key = (
        b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    )
    locked = locked.replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [<00> <00>] /Encrypt " + key)
    write("locked.pdf", locked)


def word_rtf():
    """What Word writes: a code page, characters beyond it, a deleted run, a header and a picture."""

    def rtf(text):
        out = ""
        for letter in text:
            if ord(letter) < 128:
                out += letter
            elif letter in "“”–í":
                out += "".join(f"\\'{byte:02x}" for byte in letter.encode("cp1252"))
            else:
                out += f"\\u{ord(letter)}?"
        return out

    body = "\\par\n".join(rtf(p) for p in PARAGRAPHS)
    body = body.replace("\\'93open", "\\u8220\\'93open")
    write(
        "word.rtf",
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times New Roman;}}\n"
        "{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator Word;}\n"
        f"{{\\info{{\\title {TITLE}}}{{\\author Press Office}}{{\\creatim\\yr2025\\mo11\\dy24}}}}\n"
        "{\\header\\pard Ministry of Foreign Affairs\\par}\n"
        f"\\pard\\qc {TITLE}\\par\n\\pard\\plain {{\\deleted This was deleted.}}{body}\\par\n"
        "{\\pict\\pngblip 89504e470d0a}{\\v Hidden words.}}\n",
    )


MAKERS = {
    "chromium.mhtml": chromium_mhtml,
    "explorer.mht": explorer_mht,
    "mail-text.eml": mail_text,
    "mail-page.eml": mail_page,
    "browsers": browsers,
    "safari.webarchive": safari_webarchive,
    "word.docx": word_docx,
    "word.rtf": word_rtf,
    "office.": office,
    "one-column.pdf": office_pdf,
    "chromium.pdf": browser_pdf,
    "pdf-by-hand": hand_made_pdfs,
    "locked-pdfs": locked_pdfs,
}

if __name__ == "__main__":
    wanted = sys.argv[1:] or [""]
    for name, make in MAKERS.items():
        if any(name.startswith(start) for start in wanted):
            make()
