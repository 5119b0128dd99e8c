#!/usr/bin/env bash
# Every test of the repository. Installs what it needs; its last line is "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")/.."
results=artifacts/test-results
rm -rf "$results"

# Real parts that the tests use: a browser, a spreadsheet, and a system to poll that nobody here wrote.
need() {
    local program=$1 package=$2
    command -v "$program" > /dev/null && return
    if [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
        echo "Installing $package …"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package"; } > /dev/null
    fi
    command -v "$program" > /dev/null || {
        echo "The tests need $program. Install it (Debian: apt-get install $package) and run them again." >&2
        exit 1
    }
}
need "${CHROMIUM:-chromium}" chromium
need prometheus-node-exporter prometheus-node-exporter
need python3 python3
need curl curl
need soffice libreoffice-calc
need shellcheck shellcheck

npm run --silent build -- --logLevel warn
dotnet msbuild NhipSo.slnx -restore -p:Configuration=Release -nologo -m -v:q -clp:NoSummary

# Processes of tests end before what the compiler learns by watching them pays: without it a part of the suite took a seventh less of the processor.
export DOTNET_TieredPGO=0
status=0
dotnet test NhipSo.slnx -c Release --no-build --nologo -m:1 --logger trx --results-directory "$results" --blame-hang-timeout 5m || status=$?
node tests/summary.mjs "$results" || status=1
exit "$status"
