# shellcheck shell=bash
# shellcheck disable=SC2154 # group, environment, outputs and the folder `work` are the caller's
# The secrets of a deployment. Sourced by deploy.sh. None is ever an argument, a log line or a template's value.

readonly signing_secret=receipt-signing-key smoke_secret=smoke-test-key

signing_key() {
    if has_secret "$signing_secret"; then
        printf '%s is there already\n' "$signing_secret"
        return
    fi
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | openssl pkcs8 -topk8 -nocrypt -outform DER | openssl base64 -A > "$work/key"
    set_secret "$signing_secret" "$work/key" 'P-256 private key, PKCS#8, base64'
    # The app was made before the secret: without this it would see the reference unresolved for up to a day.
    az rest --method post --output none \
        --url "https://management.azure.com$(output appId)/config/configreferences/appsettings/refresh?api-version=2022-03-01"
    printf '%s made\n' "$signing_secret"
}

has_secret() {
    patiently list_secrets > "$work/secrets"
    jq --exit-status --arg name "$1" 'any(.[]; . == $name)' "$work/secrets" > /dev/null
}

list_secrets() { az keyvault secret list --vault-name "$(output vaultName)" --query '[].name' --output json; }

set_secret() {
    az keyvault secret set --vault-name "$(output vaultName)" --name "$1" --file "$2" --encoding utf-8 --content-type "$3" --output none
    rm "$2"
}

# `az storage entity` would turn a value that looks like a number into one; the table's own API takes types.
table_request() {
    local method=$1 path=$2
    shift 2
    az rest --method "$method" --resource https://storage.azure.com/ --url "$(output dataTableUri)$path" \
        --headers 'Accept=application/json;odata=nometadata' 'Content-Type=application/json' x-ms-version=2020-12-06 \
        "x-ms-date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')" "$@"
}

administrator_key() {
    patiently table_request get "Keys()?\$filter=PartitionKey%20eq%20'key'&\$select=scopes,expires,revoked" \
        --output json > "$work/keys"
    if jq --exit-status 'any(.value[]; (.scopes // "" | split(" ") | index("admin")) and .expires > (now | todate) and .revoked == null)' \
        "$work/keys" > /dev/null; then
        printf 'there is one already\n'
        return
    fi
    make_key '' 'admin steer read' > "$work/made"
    printf 'Keep this key; it is shown this once and expires in a year:\n\n    %s\n' "$(< "$work/made")"
    rm "$work/made"
}

# The key of the unit for trying, whose reports count nowhere. It rests in the vault, so that each run can try with it.
smoke_key() {
    has_secret "$smoke_secret" && return
    make_key sandbox sign > "$work/smoke"
    set_secret "$smoke_secret" "$work/smoke" 'Key of the unit sandbox, for the smoke test'
}

# make_key UNIT SCOPES: stores a key's hash and prints the key.
make_key() {
    local id secret
    id=$(openssl rand -hex 8)
    secret=$(openssl rand -hex 32)
    jq --null-input --arg id "$id" --arg hash "$(printf %s "$secret" | sha256sum | cut -d' ' -f1)" --arg unit "$1" --arg scopes "$2" \
        '{
            PartitionKey: "key", RowKey: $id, hash: $hash, unit: $unit, scopes: $scopes,
            expires: (now + 365 * 86400 | todate), "expires@odata.type": "Edm.DateTime"
        }' > "$work/row"
    table_request post Keys --body "@$work/row" --output none
    printf 'nsk_%s_%s\n' "$id" "$secret"
}
