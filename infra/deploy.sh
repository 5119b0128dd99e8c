#!/usr/bin/env bash
# Deploys NhipSo to Azure. A second run with the same sources changes nothing.
#
#   AZURE_LOCATION=<region> infra/azure/deploy.sh ENVIRONMENT [--yes]
#
# ENVIRONMENT names a file ENVIRONMENT.bicepparam beside this one. --yes does not ask before changing anything.
# PACKAGE (artifacts/functions.zip) and SITE (dashboard/dist) say what is uploaded. OIDC_ISSUER, OIDC_CLIENT_ID and
# OIDC_SCOPE say who signs people in on the dashboard; without them it has its public pages alone. See docs/deploy.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
package=${PACKAGE:-$root/artifacts/functions.zip}
site=${SITE:-$root/dashboard/dist}

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'deploy: %s\n' "$*" >&2; exit 1; }

[[ $# -ge 1 ]] || fail 'which environment? Usage: AZURE_LOCATION=<region> infra/azure/deploy.sh ENVIRONMENT [--yes]'
environment=$1
parameters=$here/$environment.bicepparam
group=rg-nhipso-$environment

check() {
    local tool
    for tool in az jq openssl curl sha256sum; do
        command -v "$tool" > /dev/null || fail "'$tool' is not installed; docs/deploy.md lists what is needed."
    done
    [[ -f $parameters ]] || fail "there is no $parameters."
    [[ -n ${AZURE_LOCATION:-} ]] || fail 'AZURE_LOCATION is not set. It decides where the data rests: choose a region.'
    [[ -f $package ]] || fail "there is no package $package; make it with: make package"
    [[ -f $site/index.html ]] || fail "there is no dashboard in $site; build it with: npm run build"
    az account show --output none 2> /dev/null || fail 'not signed in to Azure; run: az login'
    az bicep version > /dev/null 2>&1 || fail 'the Bicep CLI is not installed; run: az bicep install'
}

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

provision() {
    az group show --name "$group" --output none 2> /dev/null ||
        az group create --name "$group" --location "$AZURE_LOCATION" --output none
    az deployment group what-if --resource-group "$group" --parameters "$parameters"
    if [[ ${2:-} != --yes ]]; then
        read -r -p "Deploy this to $group? [y/N] " answer
        [[ $answer == y ]] || fail 'nothing was deployed; the empty resource group is there.'
    fi
    outputs=$(az deployment group create --resource-group "$group" --parameters "$parameters" \
        --query properties.outputs --output json)
}

output() { jq --exit-status --raw-output ".$1.value" <<< "$outputs"; }

# Only what was not uploaded before: the hash of the last upload is a tag of the resource group.
upload_if_new() {
    local what=$1 hash=$2 scope
    shift 2
    scope=$(az group show --name "$group" --query id --output tsv)
    if [[ $(az group show --name "$group" --query "tags.\"$what\"" --output tsv) == "$hash" ]]; then
        printf '%s is there already\n' "$what"
        return
    fi
    patiently "$@"
    az tag update --resource-id "$scope" --operation Merge --tags "$what=$hash" --output none
}

upload_package() {
    az functionapp deployment source config-zip --resource-group "$group" --name "$(output appName)" \
        --src "$package" --output none
}

# One build serves every environment, so a copy of the site is told where it is: what portals embed learns where the API is. A
# sign-in is told to the site in its config.json, and its page's policy lets it connect to the API and the issuer besides itself:
# a policy in a <meta> cannot be read from elsewhere.
configure_site() {
    local api copy
    api=https://$(output appHostName)
    copy=$(mktemp -d)
    cp -R "$site/." "$copy"
    site=$copy
    sed -i "s#__NHIPSO_API_ORIGIN__#$api#g; s#__NHIPSO_API__#$api/api/v1#g" "$site/beacon.js" "$site/danh-gia.html"
    [[ -n ${OIDC_ISSUER:-} && -n ${OIDC_CLIENT_ID:-} ]] || return 0
    jq --null-input --arg api "$api/api/v1/" --arg issuer "$OIDC_ISSUER" --arg client "$OIDC_CLIENT_ID" --arg scope "${OIDC_SCOPE:-}" \
        '{api: $api, issuer: $issuer, clientId: $client} + (if $scope == "" then {} else {scope: $scope} end)' > "$site/config.json"
    sed -i "s|connect-src 'self'|connect-src 'self' $api $(sed -E 's|^(https://[^/]+).*|\1|' <<< "$OIDC_ISSUER")|" "$site/index.html"
}

# Asked for again each time: a page must never point at files of the version before.
upload_site() {
    az storage blob upload-batch --auth-mode login --account-name "$(output siteAccount)" --destination "\$web" \
        --source "$site" --overwrite --content-cache-control no-cache --output none
}

hash_of_site() { (cd "$site" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1); }

# shellcheck source=infra/azure/secrets.sh
source "$here/secrets.sh"

smoke_test() {
    curl --fail --silent --show-error --retry 30 --retry-all-errors --retry-delay "${PATIENCE:-10}" --max-time 30 \
        "https://$(output appHostName)/api/v1/health/ready"
}

check
say "Provisioning $group"
provision "$@"
say 'The key that signs receipts'
signing_key
say 'The functions'
upload_if_new nhipso-package "$(sha256sum "$package" | cut -d' ' -f1)" upload_package
say 'The dashboard'
configure_site
upload_if_new nhipso-site "$(hash_of_site)" upload_site
say 'The first administrator key'
administrator_key
say 'Is it ready?'
smoke_test
cat << EOF


The API:       https://$(output appHostName)/api/v1/
The dashboard: $(output siteOrigin)/

Next: make keys for the units with the administrator's, and read docs/deploy.md on what this template leaves open.
EOF
