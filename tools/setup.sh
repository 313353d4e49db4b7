#!/usr/bin/env bash
# Set up .venv from the hashed locks: setup.sh run | test. Does nothing when nothing changed.
# With uv where it is there, with pip where it is not. A lock that changed means a new .venv: it holds what the lock says.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

lock=requirements/${1:?usage: setup.sh run|test}.txt
python=.venv/bin/python

find_python() {
    local candidate
    for candidate in python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    die "Luoshi needs Python 3.11 or newer; please install one (apt-get install python3) and try again."
}

# With pip in it where Python can; uv needs none.
make_venv() {
    local base version
    base=$(find_python)
    say "Setting up .venv with $("$base" --version) …"
    rm -rf .venv
    if "$base" -c 'import ensurepip, venv' 2>/dev/null; then
        "$base" -m venv .venv
    elif have uv; then
        uv venv -q --no-python-downloads --python "$(command -v "$base")" .venv
    else
        version=$("$base" -c 'import sys; print(f"{sys.version_info.major}.{sys.version_info.minor}")')
        need_packages "python$version-venv"
        "$base" -m venv .venv
    fi
}

# uv is quicker, but knows less of the machine's settings (mirrors, certificates) than pip.
install() {
    if have uv; then
        uv pip install -q --python $python "$@" && return
        say "uv could not; trying pip."
    fi
    $python -m pip install -q --disable-pip-version-check --no-input "$@"
}

# A .venv can be kept if its Python starts, if something can install into it, and if the folder has not moved.
venv_is_usable() {
    [ "$(cat .venv/.place 2>/dev/null)" = "$PWD" ] || return 1
    $python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || return 1
    have uv || $python -c 'import pip' 2>/dev/null
}

# No stamp that is there may name another lock than the one we have now.
stamps_are_current() {
    local stamp
    for stamp in .venv/.lock-*; do
        [ ! -e "$stamp" ] || cmp -s "$stamp" "requirements/${stamp#.venv/.lock-}" || return 1
    done
}

if ! venv_is_usable || ! stamps_are_current; then
    make_venv
    printf '%s' "$PWD" >.venv/.place
fi
# What the tests need holds what running needs.
if [ ! -e ".venv/.lock-${lock##*/}" ] && [ ! -e .venv/.lock-test.txt ]; then
    say "Installing what $lock names …"
    # A lock is complete. Left to resolve it again, older pips stumble over an extra (coverage[toml]) once a newer release is out.
    install --no-deps --require-hashes -r "$lock"
    cp "$lock" ".venv/.lock-${lock##*/}"
fi
if ! cmp -s pyproject.toml .venv/.project; then
    install --no-deps --no-build-isolation --editable .
    cp pyproject.toml .venv/.project
fi
