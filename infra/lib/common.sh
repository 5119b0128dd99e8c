# shellcheck shell=bash
# What the scripts beside share. Sourced by them.

say() { printf '\n== %s\n' "$*"; }
fail() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2; exit 1; }

# need TOOL…: names every one that is missing, not the first alone.
need() {
    local tool missing=()
    for tool in "$@"; do command -v "$tool" > /dev/null || missing+=("$tool"); done
    [[ ${#missing[@]} == 0 ]] || fail "not installed: ${missing[*]}. docs/deploy.md lists what is needed."
}

signed_in() { az account show --output none 2> /dev/null || fail 'not signed in to Azure; run: az login'; }

# A role that was given a moment ago is not known everywhere at once.
patiently() {
    local try
    for try in {1..20}; do
        "$@" && return
        printf 'not yet (%s of 20); roles can take minutes to arrive\n' "$try" >&2
        sleep "${PATIENCE:-15}"
    done
    fail "gave up: $1"
}

# What the last deployment answered, as JSON.
read_outputs() { outputs=$(az deployment group show --resource-group "$1" --name nhipso --query properties.outputs --output json); }
output() { jq --exit-status --raw-output ".$1.value" <<< "$outputs"; }

# A private folder that is gone when the script ends.
work=$(umask 077 && mktemp -d)
trap 'rm -rf "$work"' EXIT
