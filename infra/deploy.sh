#!/usr/bin/env bash
# Deploys NhipSo to Azure. A second run with the same sources changes nothing.
#
#   AZURE_LOCATION=<region> ALERT_EMAIL=<address> infra/deploy.sh ENVIRONMENT [--yes] [--what-if]
#
# ENVIRONMENT names a file of infra/environments (dev, pilot, prod). --what-if shows what would change and ends; --yes does not ask
# before changing anything. Also read from the environment: PACKAGE (artifacts/functions.zip) and SITE (dashboard/dist), what is uploaded;
# OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SCOPE, who signs people in on the dashboard, without which it has its public pages alone;
# MONTHLY_BUDGET and BUDGET_START; GITHUB_REPOSITORY (owner/name), whose pipeline may deploy; DEPLOYER_ADDRESS, from where a private network is
# deployed to. See docs/deploy.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
package=${PACKAGE:-$root/artifacts/functions.zip}
site=${SITE:-$root/dashboard/dist}
# shellcheck source=infra/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=infra/lib/network.sh
source "$here/lib/network.sh"
# shellcheck source=infra/lib/secrets.sh
source "$here/lib/secrets.sh"
# shellcheck source=infra/lib/site.sh
source "$here/lib/site.sh"
# shellcheck source=infra/lib/smoke.sh
source "$here/lib/smoke.sh"

environments() { (cd "$here/environments" && printf '%s ' *.bicepparam | sed 's/\.bicepparam//g'); }

[[ $# -ge 1 ]] || fail "which environment? One of: $(environments)"
environment=$1
shift
parameters=$here/environments/$environment.bicepparam
group=rg-nhipso-$environment
asks=true
only_shows=false
for option; do
    case $option in
        --yes) asks=false ;;
        --what-if) only_shows=true ;;
        *) fail "'$option' is no option; there are --yes and --what-if." ;;
    esac
done

check() {
    [[ -f $parameters ]] || fail "there is no environment '$environment'; there are: $(environments)"
    need az jq openssl curl sha256sum gzip
    local name
    while read -r name; do
        [[ $name == NAT_GATEWAY_ID || -n ${!name:-} ]] || fail "$name is not set; $environment needs it (docs/deploy.md says what it is)."
    done < <(sed -nE "s/.*readEnvironmentVariable\('([A-Z_]+)'\).*/\1/p" "$parameters")
    if [[ $only_shows == false ]]; then
        [[ -f $package ]] || fail "there is no package $package; make it with: make package"
        [[ -f $site/index.html ]] || fail "there is no dashboard in $site; build it with: npm ci && npm run build"
    fi
    signed_in
    az bicep version > /dev/null 2>&1 || fail 'the Bicep CLI is not installed; run: az bicep install'
}

provision() {
    local answer
    az group show --name "$group" --output none 2> /dev/null ||
        az group create --name "$group" --location "$AZURE_LOCATION" --output none
    if grep -q "^param network = 'private'" "$parameters"; then nat_gateway; fi
    az deployment group what-if --resource-group "$group" --parameters "$parameters"
    [[ $only_shows == false ]] || exit 0
    if [[ $asks == true ]]; then
        read -r -p "Deploy this to $group? [y/N] " answer
        [[ $answer == y ]] || fail 'nothing was deployed; the resource group is there.'
    fi
    az deployment group create --resource-group "$group" --name nhipso --parameters "$parameters" --output none
    read_outputs "$group"
}

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

check
say "Provisioning $group"
provision
if [[ $(output isPrivate) == true ]]; then
    say 'Private links'
    approve_links
fi
say 'The key that signs receipts'
signing_key
say 'The functions, and the catalogue with them'
upload_if_new nhipso-package "$(sha256sum "$package" | cut -d' ' -f1)" upload_package
say 'The dashboard'
static_website
configure_site
split_pages
upload_if_new nhipso-site "$(hash_of_site)" upload_site
say 'The first administrator key'
administrator_key
smoke_key
say 'Does it work?'
smoke_test
cat << EOF


The API:       $(output apiOrigin)/api/v1/
The dashboard: $(output dashboardOrigin)/

Next: make keys for the units with the administrator's (docs/access.md), name who signs people in, lock the immutability policies when
the figures are the state's own, and read docs/operations.md before the first alert.
EOF
