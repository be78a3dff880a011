#!/usr/bin/env bash
# Draws docs/report.png: the head of the HTML report on the shipped China-U.S. call, as Debian's
# chromium shows it. Run at the root of the project.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo run --quiet --release -- compare fixtures/2025-11-24-xi-trump-call --format html --output "$folder/report.html"
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
  --user-data-dir="$folder/profile" --hide-scrollbars --window-size=1200,1160 \
  --screenshot="$folder/report.png" "file://$folder/report.html" 2>/dev/null
mv "$folder/report.png" docs/report.png
