"""Makes an archive: copies of the shipped events, each on days of its own, which its accounts have, too.

    python3 benches/archive.py 2000 talks
    parallax index talks -o site
"""

import datetime
import pathlib
import re
import shutil
import sys

FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures"
FIRST_DAY = datetime.date(2010, 1, 1)


def main():
    count, archive = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    shipped = sorted(manifest.parent for manifest in FIXTURES.glob("*/event.toml"))
    archive.mkdir(parents=True)
    for number in range(count):
        event = shipped[number % len(shipped)]
        copy = archive / f"{number:05}-{event.name[11:]}"
        shutil.copytree(event, copy, ignore=shutil.ignore_patterns("expected"))
        day = f'date = "{FIRST_DAY + datetime.timedelta(days=2 * number)}"'
        manifest = (copy / "event.toml").read_text()
        manifest = re.sub(r"(?m)^date = .*$", day, manifest, count=1)
        manifest = re.sub(r"(?m)^page = ", f"{day}\npage = ", manifest)
        (copy / "event.toml").write_text(manifest)


if __name__ == "__main__":
    main()
