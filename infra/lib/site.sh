# shellcheck shell=bash
# shellcheck disable=SC2154 # group, environment, outputs and the folder `work` are the caller's
# The dashboard. Sourced by deploy.sh.

# The template asks for the website; an older service may not have heard.
static_website() {
    if [[ $(az storage blob service-properties show --auth-mode login --account-name "$(output siteAccount)" \
        --query staticWebsite.enabled --output tsv) == true ]]; then
        printf 'the website is on\n'
        return
    fi
    az storage blob service-properties update --auth-mode login --account-name "$(output siteAccount)" --static-website \
        --index-document index.html --404-document index.html --output none
    printf 'the website was switched on\n'
}

# One build serves every environment, so a copy of the site is told where it is: what portals embed learns where the API is. A
# sign-in is told to the site in its config.json, and its page's policy lets it connect to the API, the issuer and the account with what
# is not public yet: a policy in a <meta> cannot be read from elsewhere.
configure_site() {
    local api copy
    api=$(output apiOrigin)
    copy=$work/site
    cp -R "$site" "$copy"
    site=$copy
    sed -i "s#__NHIPSO_API_ORIGIN__#$api#g; s#__NHIPSO_API__#$api/api/v1#g" "$site/beacon.js" "$site/danh-gia.html"
    [[ -n ${OIDC_ISSUER:-} && -n ${OIDC_CLIENT_ID:-} ]] || return 0
    jq --null-input --arg api "$api/api/v1/" --arg issuer "$OIDC_ISSUER" --arg client "$OIDC_CLIENT_ID" --arg scope "${OIDC_SCOPE:-}" \
        '{api: $api, issuer: $issuer, clientId: $client} + (if $scope == "" then {} else {scope: $scope} end)' > "$site/config.json"
    sed -i "s|connect-src 'self'|connect-src 'self' $api $(origin_of "$OIDC_ISSUER") $(origin_of "$(output dataBlobUri)")|" "$site/index.html"
}

origin_of() { sed -E 's|^(https://[^/]+).*|\1|' <<< "$1"; }

# Files named by hash first, the pages last: a page must never point at what is not there yet, and a reader of the page before finds
# its files as long as nobody removes them.
upload_site() {
    local account
    account=$(output siteAccount)
    az storage blob upload-batch --auth-mode login --account-name "$account" --destination "\$web/assets" \
        --source "$site/assets" --overwrite --content-encoding gzip --content-cache-control 'public, max-age=31536000, immutable' --output none &&
        az storage blob upload-batch --auth-mode login --account-name "$account" --destination "\$web" \
            --source "$work/pages" --overwrite --content-cache-control no-cache --output none
}

# The pages apart from the files named by hash, and those compressed: storage compresses nothing by itself.
split_pages() {
    cp -R "$site" "$work/pages"
    rm -rf "$work/pages/assets"
    find "$site/assets" -type f -exec gzip -9n {} + -exec sh -c 'for file; do mv "$file.gz" "$file"; done' sh {} +
}

hash_of_site() { (cd "$site" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1); }
