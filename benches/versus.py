#!/usr/bin/env python3
"""parallax beside what people use instead, in one run: `python3 benches/versus.py [PAGE PAGE]`.

The pages are those of a shipped event, or the two that are given: saved pages of real sites, with their menus
and scripts, are ten to fifty times as large as the shipped ones.

Needs `pip install trafilatura diff-match-patch collatex`, and wdiff, dwdiff and git on the path; what is
missing is left out and named. Prints a table in Markdown: the best of several runs each, and how many times
as long as parallax it takes.
"""

import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVENT = ROOT / "fixtures" / "2021-12-30-biden-putin-call"
SUMMIT = ROOT / "fixtures" / "2024-05-27-china-japan-rok-summit"
PARALLAX = ROOT / "target" / "release" / "parallax"
RUNS = 15

# Of a machine that others use too, the fast moments are rare: as many runs as the bench takes samples.
WARM_RUNS = 100

# What a person types into Python today: the text of two pages, and the two side by side.
PAIR = """
import difflib, sys, trafilatura
texts = [trafilatura.extract(open(page, "rb").read(), **OPTIONS).split("\\n") for page in sys.argv[1:]]
difflib.HtmlDiff(wrapcolumn=60).make_file(*texts)
"""

# The text alone, and with title and date, as parallax gives it.
OPTIONS = {"": {}, " with title and date": {"with_metadata": True}}


def best(work, runs=RUNS):
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def process(*arguments):
    """A run of a command; differences are no failure."""

    def work():
        subprocess.run([str(a) for a in arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    return work


def extracted(page):
    """The text of a page, as bytes."""
    return subprocess.run([PARALLAX, "extract", page], capture_output=True, check=True).stdout


def warm_parallax(given):
    """A comparison in a process that is warm, in seconds: the fastest that the bench `stages` saw."""
    bench = ["cargo", "bench", "--quiet", "--bench", "stages", "--", "whole_way"]
    pages = {"PARALLAX_PAGES": os.pathsep.join(map(str, given))} if given else {}
    name = "PARALLAX_PAGES" if given else EVENT.name
    environment = {**os.environ, **pages}
    table = subprocess.run(
        bench, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout
    found = re.search(re.escape(name) + r"\s+([\d.]+) (µs|ms)", table)
    return float(found[1]) * (1e-6 if found[2] == "µs" else 1e-3)


def main():
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    given = [pathlib.Path(page).resolve() for page in sys.argv[1:]]
    warm_whole = warm_parallax(given)
    pages = given or sorted((EVENT / "pages").glob("*.html"))
    html = ("compare", *(f"{name}={page}" for name, page in zip("ab", pages)), "--format", "html")
    whole = best(process(PARALLAX, *html))
    rows = []
    missing = []

    def has(module):
        found = importlib.util.find_spec(module) is not None
        if not found:
            missing.append(module)
        return found

    if has("trafilatura"):
        import difflib

        import trafilatura

        for name, options in OPTIONS.items():
            code = PAIR.replace("**OPTIONS", f"**{options}")
            pair = [sys.executable, "-c", code, *pages]
            rows.append(
                (f"trafilatura{name} + `difflib.HtmlDiff`, as a process", best(process(*pair), 7))
            )

            def warm():
                texts = [trafilatura.extract(page.read_bytes(), **options).split("\n") for page in pages]
                difflib.HtmlDiff(wrapcolumn=60).make_file(*texts)

            warm()
            rows.append(("the same without the start-up of Python", best(warm, WARM_RUNS)))

    # Before and behind what it is held against, since the machine may have changed its pace.
    warm_whole = min(warm_whole, warm_parallax(given))
    whole = min(whole, best(process(PARALLAX, *html)))

    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for page in pages:
            texts.append(pathlib.Path(folder) / f"{len(texts)}.txt")
            texts[-1].write_bytes(extracted(page))
        for name, command in [
            ("`git diff --word-diff`, texts only", ["git", "diff", "--no-index", "--word-diff"]),
            ("`wdiff`, texts only", ["wdiff"]),
            ("`dwdiff`, texts only", ["dwdiff"]),
        ]:
            if shutil.which(command[0]):
                rows.append((name, best(process(*command, *texts))))
            else:
                missing.append(command[0])
        contents = [text.read_text() for text in texts]
        if has("diff_match_patch"):
            from diff_match_patch import diff_match_patch

            def patch():
                tool = diff_match_patch()
                found = tool.diff_main(*contents)
                tool.diff_cleanupSemantic(found)

            rows.append(("diff-match-patch, texts only, without start-up", best(patch)))
        if has("collatex"):
            import collatex

            def collate(texts):
                collation = collatex.Collation()
                for name, text in zip("ABC", texts):
                    collation.add_plain_witness(name, text)
                collatex.collate(collation, segmentation=False)

            rows.append(("CollateX, two texts, without start-up", best(lambda: collate(contents), 3)))
            if not given:
                three = sorted((SUMMIT / "pages").glob("*.html"))
                accounts = [f"{name}={page}" for name, page in zip("abc", three)]
                compare = process(PARALLAX, "compare", *accounts, "--format", "html")
                rows.append(("`parallax compare`, three saved pages, as a process", best(compare)))
                texts = [extracted(page).decode() for page in three]
                rows.append(("CollateX, their texts, without start-up", best(lambda: collate(texts), 3)))

    print(f"| what | best of {RUNS} runs | times parallax as a process | warm |\n|---|---|---|---|")
    own = [
        ("`parallax compare`, two saved pages to an HTML report, as a process", whole),
        ("the same in a process that is warm", warm_whole),
    ]
    for name, seconds in own + rows:
        print(f"| {name} | {seconds * 1e3:.1f} ms | {seconds / whole:.2f} | {seconds / warm_whole:.2f} |")
    if missing:
        print(f"\nLeft out, not installed: {', '.join(missing)}", file=sys.stderr)


if __name__ == "__main__":
    main()
