# shellcheck shell=bash
# What the other scripts share. Sourced, never run: it moves to the root of the repository and defines functions.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Run a command as root: directly, or through a sudo that asks for no password. Fails where neither is possible.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif have sudo && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# Tell whether one of the packages in "a|b" is installed.
installed() {
    local package
    for package in ${1//|/ }; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ] || return 0
    done
    return 1
}

# Print those of the named Debian packages that are not installed; of "a|b", that will do both, the first.
missing_packages() {
    local package
    for package in "$@"; do
        installed "$package" || printf '%s ' "${package%%|*}"
    done
}

# See that the named Debian packages are installed; where we may not install them, say which are wanted and stop.
need_packages() {
    local missing
    missing=$(missing_packages "$@")
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if ! have apt-get || ! as_root true; then
        die "Please install these packages and try again (apt-get install): $missing"
    fi
    say "Installing with apt: $missing"
    as_root apt-get -qq update </dev/null >&2 || say "apt-get update failed; trying with what is known."
    # shellcheck disable=SC2086 # one word a package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 \
        install --no-install-recommends $missing </dev/null >&2 || die "apt could not install: $missing"
}
