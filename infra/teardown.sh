#!/usr/bin/env bash
# Removes an environment and everything in it.
#
#   infra/teardown.sh ENVIRONMENT [NAME-OF-THE-ENVIRONMENT]
#
# It says what there is and asks for the environment's name. Production is removed only when its name is given as the second
# argument as well. What immutability policies hold cannot be removed by anyone before its time.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/lib/common.sh
source "$here/lib/common.sh"

[[ $# -ge 1 ]] || fail 'which environment? Usage: infra/teardown.sh ENVIRONMENT'
environment=$1
group=rg-nhipso-$environment
if [[ $environment == prod && ${2:-} != prod ]]; then
    fail "this is production. To remove it for good: infra/teardown.sh prod prod"
fi
need az jq
signed_in
if ! az group show --name "$group" --output none 2> /dev/null; then
    printf 'There is no %s: nothing to remove.\n' "$group"
    exit 0
fi

say "What is in $group"
az resource list --resource-group "$group" --query '[].{name: name, type: type}' --output table
read -r -p "All of it goes, the reports with it. Type '$environment' to remove it: " answer
[[ $answer == "$environment" ]] || fail 'nothing was removed.'

say 'Locks'
az lock list --resource-group "$group" --query '[].id' --output tsv > "$work/locks"
while read -r id; do
    az lock delete --ids "$id" --output none
    printf 'taken off: %s\n' "${id##*/}"
done < "$work/locks"

say 'Removing'
az group delete --name "$group" --yes --output none
printf 'Removed. The vault can be had back for 90 days, and its name is taken as long: az keyvault list-deleted.\n'
