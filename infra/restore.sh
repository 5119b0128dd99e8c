#!/usr/bin/env bash
# Rebuilds an environment's data from its nightly backups. A second run goes on where the first ended, or finds that all is there.
#
#   infra/restore.sh ENVIRONMENT [--until INSTANT] [--from FOLDER]
#
# It takes the last backup of the container `backup` that ended by INSTANT (UTC, as 2026-11-22T20:30:00Z; the last of all unless
# said), or of a copy of that container in FOLDER. The account must have no data; what is in the way is named, and nothing is changed.
# The app is stopped meanwhile and started again only when the ledger holds. docs/backup.md has the steps around it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)

# shellcheck source=infra/lib/common.sh
source "$here/lib/common.sh"
usage='Usage: infra/restore.sh ENVIRONMENT [--until INSTANT] [--from FOLDER]'

[[ $# -ge 1 && $1 != -* ]] || fail "which environment? $usage"
environment=$1
shift
group=rg-nhipso-$environment
from=backup-container
until=()
while [[ $# -gt 0 ]]; do
    [[ $# -ge 2 ]] || fail "$1 needs a value. $usage"
    case $1 in
        --until) until=(--until "$2") ;;
        --from)
            [[ -d $2 ]] || fail "there is no folder $2."
            from=$(cd "$2" && pwd)
            ;;
        *) fail "'$1' is no option. $usage" ;;
    esac
    shift 2
done

check() {
    need az jq dotnet
    signed_in
    az group show --name "$group" --output none 2> /dev/null ||
        fail "there is no $group. Make the environment anew first: infra/deploy.sh $environment"
}

transfer() { dotnet run --project "$root/tools/Transfer" --configuration Release -- "$@" --account "$blobs"; }

check
read_outputs "$group"
app=$(output appName)
account=$(output dataAccount)
blobs=$(output dataBlobUri)

say "What this does to $environment"
cat << EOF
Stops      the app $app: nobody can report until it is started again.
Fills      the tables and containers of $account
from       $from${until[1]:+, the last backup that ended by ${until[1]}}.
Refuses    where they have data that is not of that backup.
Lost       is what came after that backup. Units send it again: who holds a receipt sees at receipts/verify that it is missing.
EOF
read -r -p "Type '$environment' to go on: " answer
[[ $answer == "$environment" ]] || fail 'nothing was changed.'

say 'Stopping the app'
az functionapp stop --resource-group "$group" --name "$app" --output none

say 'Restoring'
status=0
transfer restore --from "$from" "${until[@]}" || status=$?
if [[ $status == 3 ]]; then # nothing was changed
    az functionapp start --resource-group "$group" --name "$app" --output none
    fail 'refused, as said above. Nothing was changed, and the app runs again.'
fi
[[ $status == 0 ]] ||
    fail "not restored, and the app stays stopped. Mend what is said above and run this again; or start it: az functionapp start --resource-group $group --name $app"

say 'Starting the app'
az functionapp start --resource-group "$group" --name "$app" --output none
cat << EOF

Restored, and the ledger holds. Next:
- $(output apiOrigin)/api/v1/health/ready answers 200 within a minute or two; the dashboard's figures are published again from the tables.
- Tell the units which moment was restored, and to send again what they sent after it.
- The outage until now is noticed by the app itself and extends what fell due in it; look at the extensions on the page Điều hành.
- Tonight's verification signs a checkpoint of what was restored (docs/operations.md, ledger-broken, where it does not hold).
EOF
