# shellcheck shell=bash
# shellcheck disable=SC2154 # group, environment, outputs and the folder `work` are the caller's
# Whether it works: health, a report tried, a published file. Sourced by deploy.sh.

ask() {
    curl --fail --silent --show-error --retry 30 --retry-all-errors --retry-delay "${PATIENCE:-10}" --max-time 30 "$@"
}

smoke_test() {
    local api period
    api=$(output apiOrigin)/api/v1
    ask "$api/health/ready" > /dev/null
    printf 'the API is ready\n'

    # The key is a header, and a header from a file is in no list of processes.
    az keyvault secret show --vault-name "$(output vaultName)" --name "$smoke_secret" --query value --output tsv > "$work/smoke"
    printf 'X-Api-Key: %s\n' "$(< "$work/smoke")" > "$work/header"
    period=$(date -u +%Y-%m)
    ask --request PUT --header "@$work/header" --header 'Content-Type: application/json' --data '{"values": {}}' \
        "$api/submissions/cds-thang/$period/sandbox?dryRun=true" > /dev/null
    rm "$work/smoke" "$work/header"
    printf 'a report was tried, and nothing stored\n'

    ask "$(output dashboardOrigin)/data/index.json" > /dev/null
    printf 'figures are published\n'
}
