# shellcheck shell=bash
# The two secrets of a deployment. Sourced by deploy.sh. Neither is ever an argument, a log line or a template's value.

readonly secret_name=receipt-signing-key

# A private folder that is gone when the script ends.
work=$(umask 077 && mktemp -d)
trap 'rm -rf "$work"' EXIT

signing_key() {
    local found
    patiently list_secrets > "$work/secrets"
    found=$(jq --arg name "$secret_name" 'any(.[]; . == $name)' "$work/secrets")
    if [[ $found == true ]]; then
        printf '%s is there already\n' "$secret_name"
        return
    fi
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | openssl pkcs8 -topk8 -nocrypt -outform DER | openssl base64 -A > "$work/key"
    az keyvault secret set --vault-name "$(output vaultName)" --name "$secret_name" --file "$work/key" \
        --encoding utf-8 --content-type 'P-256 private key, PKCS#8, base64' --output none
    rm "$work/key"
    # The app was made before the secret: without this it would see the reference unresolved for up to a day.
    az rest --method post --output none \
        --url "https://management.azure.com$(output appId)/config/configreferences/appsettings/refresh?api-version=2022-03-01"
    printf '%s made\n' "$secret_name"
}

list_secrets() { az keyvault secret list --vault-name "$(output vaultName)" --query '[].name' --output json; }

# `az storage entity` would turn a value that looks like a number into one; the table's own API takes types.
table_request() {
    local method=$1 path=$2
    shift 2
    az rest --method "$method" --resource https://storage.azure.com/ --url "$(output dataTableUri)$path" \
        --headers 'Accept=application/json;odata=nometadata' 'Content-Type=application/json' x-ms-version=2020-12-06 \
        "x-ms-date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')" "$@"
}

administrator_key() {
    local id secret
    patiently table_request get "Keys()?\$filter=PartitionKey%20eq%20'key'&\$select=scopes,expires,revoked" \
        --output json > "$work/keys"
    if jq --exit-status 'any(.value[]; (.scopes // "" | split(" ") | index("admin")) and .expires > (now | todate) and .revoked == null)' \
        "$work/keys" > /dev/null; then
        printf 'there is one already\n'
        return
    fi
    id=$(openssl rand -hex 8)
    secret=$(openssl rand -hex 32)
    jq --null-input --arg id "$id" --arg hash "$(printf %s "$secret" | sha256sum | cut -d' ' -f1)" \
        '{
            PartitionKey: "key", RowKey: $id, hash: $hash, scopes: "admin steer read",
            expires: (now + 365 * 86400 | todate), "expires@odata.type": "Edm.DateTime"
        }' > "$work/row"
    table_request post Keys --body "@$work/row" --output none
    printf 'Keep this key; it is shown this once and expires in a year:\n\n    nsk_%s_%s\n' "$id" "$secret"
}
