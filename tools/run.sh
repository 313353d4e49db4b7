#!/usr/bin/env bash
# Set up, then run the system with the sample district until Ctrl-C: run.sh [options of `luoshi run`].
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh run
export LUOSHI_HOME="${LUOSHI_HOME:-$PWD/var}"
# In place of this shell: Ctrl-C and a kill reach the system itself.
exec .venv/bin/luoshi run --sample samples/lantang "$@"
