#!/usr/bin/env bash
# parallax, with the weights that were learnt without the event that is compared. `cargo xtask
# measure` says where the program and the folder of weights are. The second argument is an account:
# ID=EVENT_FOLDER/FILE.
set -euo pipefail
account=${2#*=}
event=$(basename "$(dirname "$account")")
exec "$MEASURED_PROGRAM" "$@" --weights "$MEASURED_WEIGHTS/$event.toml"
