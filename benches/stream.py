#!/usr/bin/env python3
"""The filter `parallax extract --jsonl`: its speed on one core and on all, beside trafilatura in a batch in the
same run, and its memory as the pages grow in number: `python3 benches/stream.py [--memory PAGES …]`.

The pages are made: text of the shipped events in other orders, with the menus and scripts that pages have, some
40 KB each. They lie in a WARC file, compressed page by page; for memory they come as they are made, on standard
input, so that none needs a disk.

Needs `pip install trafilatura lxml_html_clean`; without it that part is left out. Prints tables in Markdown. On a machine that
others use, the best of several runs in turns is the one that they disturbed least.
"""

import argparse
import gzip
import importlib.util
import multiprocessing
import os
import pathlib
import random
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = 2000
DISTINCT = 200
RUNS = 7
CORES = os.cpu_count() or 1


def stock():
    """The sentences of the shipped accounts in English, roughly cut."""
    texts = sorted(ROOT.glob("fixtures/*/expected/*.txt"))
    lines = [line for text in texts for line in text.read_text(encoding="utf-8").splitlines()]
    sentences = [part.strip() + "." for line in lines for part in line.split(". ") if part.isascii()]
    return [sentence for sentence in sentences if len(sentence) > 40]


def page(number, sentences):
    """A page with an article of its own, as bytes."""
    chance = random.Random(number)
    paragraphs = [" ".join(chance.sample(sentences, 4)) for _ in range(15)]
    menu = "".join(
        f'<li class="item"><a href="/section/{at}/{chance.randrange(10**6)}">Section {at} of the site</a></li>'
        for at in range(150)
    )
    script = "".join(f"var a{at}=function(b){{return b+{at}}};" for at in range(300))
    article = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Call {number} | The Office</title>
<meta property="article:published_time" content="2025-11-{number % 28 + 1:02}"><script>{script}</script></head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>Call {number}</h1>{article}</article></main>
<footer><ul>{menu[:6000]}</ul><p>Contact us</p></footer></body></html>""".encode()


def record(number, body):
    """A page as a record of a WARC file."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2025-11-24T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def run(program, source, cores, feed=None):
    """Seconds by the clock, processor seconds and the most memory in MiB of a run, and its lines."""
    environment = {**os.environ, "RAYON_NUM_THREADS": str(cores)}
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        stdin = subprocess.PIPE if feed else subprocess.DEVNULL
        counting = subprocess.PIPE if feed else out
        child = subprocess.Popen([program, "extract", "--jsonl", source], stdin=stdin, stdout=counting, env=environment)
        lines = 0
        if feed:
            feeding = threading.Thread(target=feed, args=(child.stdin,))
            feeding.start()
            lines = sum(b'"error"' not in line[:200] for line in child.stdout)
            feeding.join()
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0, child.returncode
        if not feed:
            out.seek(0)
            lines = sum(1 for _ in out)
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, lines


def text_of(body):
    """What a batch of trafilatura does with a page: text, title and date."""
    import trafilatura

    return trafilatura.extract(body, output_format="json", with_metadata=True)


def batch(bodies, cores):
    """Seconds that trafilatura takes for pages."""
    start = time.perf_counter()
    if cores == 1:
        texts = [text_of(body) for body in bodies]
    else:
        with multiprocessing.Pool(cores) as pool:
            texts = pool.map(text_of, bodies, chunksize=20)
    assert all(texts)
    return time.perf_counter() - start


def apart(program, folder):
    """Seconds of a process for each core, side by side, each with a share of the pages: what the machine has to
    give at that moment."""
    start = time.perf_counter()
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    shares = sorted(folder.glob("share-*"))
    command = [program, "extract", "--jsonl"]
    children = [subprocess.Popen([*command, share], stdout=subprocess.DEVNULL, env=environment) for share in shares]
    assert not any(child.wait() for child in children)
    return time.perf_counter() - start


def speed(program, bodies):
    """Prints pages a second, on one core and on all."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        packed = [gzip.compress(record(number, bodies[number % DISTINCT]), 6) for number in range(PAGES)]
        whole = folder / "whole.warc.gz"
        whole.write_bytes(b"".join(packed))
        for core in range(CORES):
            (folder / f"share-{core}.warc.gz").write_bytes(b"".join(packed[core::CORES]))
        runs, processes = {1: [], CORES: []}, []
        for _ in range(RUNS):
            for cores, seen in runs.items():
                seen.append(run(program, whole, cores))
                assert seen[-1][3] == PAGES, seen[-1]
            processes.append(apart(program, folder))
    best = {cores: min(seen) for cores, seen in runs.items()}
    print("| what | pages a second | processor ms a page | times one core |\n|---|---|---|---|")
    for cores, (seconds, used, _, _) in best.items():
        ratio = best[1][0] / seconds
        print(f"| `extract --jsonl`, {cores} cores | {PAGES / seconds:.0f} | {1000 * used / PAGES:.2f} | {ratio:.2f} |")
    ratio = best[1][0] / min(processes)
    print(f"| {CORES} processes of one core, side by side | {PAGES / min(processes):.0f} | | {ratio:.2f} |\n")
    if not importlib.util.find_spec("trafilatura"):
        print("skipped: trafilatura is not installed")
        return
    text_of(bodies[0])
    seconds = {cores: min(batch(bodies, cores) for _ in range(RUNS)) for cores in (1, CORES)}
    print("| what | pages a second | parallax is as fast, times |\n|---|---|---|")
    for cores, took in seconds.items():
        rate = len(bodies) / took
        print(f"| trafilatura, {cores} processes | {rate:.0f} | {PAGES / best[cores][0] / rate:.1f} |")


def memory(program, bodies, counts):
    """Prints the most memory that streams of pages take."""
    print("| pages | seconds | most memory |\n|---|---|---|")
    for count in counts:

        def feed(stdin, count=count):
            with stdin:
                for number in range(count):
                    stdin.write(record(number, bodies[number % DISTINCT]))

        seconds, _, most, lines = run(program, "-", CORES, feed)
        assert lines == count, (lines, count)
        print(f"| {count:,} | {seconds:.0f} | {most:.0f} MiB |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--memory", nargs="*", type=int, help="how many pages [1000 10000 100000]; nothing else is run")
    parser.add_argument("--program", default=ROOT / "target" / "release" / "parallax")
    said = parser.parse_args()
    sentences = stock()
    bodies = [page(number, sentences) for number in range(DISTINCT)]
    print(f"{len(bodies)} pages of {sum(map(len, bodies)) // len(bodies) // 1024} KB\n")
    if said.memory is None:
        speed(said.program, bodies)
    else:
        memory(said.program, bodies, said.memory or [1000, 10_000, 100_000])


if __name__ == "__main__":
    main()
