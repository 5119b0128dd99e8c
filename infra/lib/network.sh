# shellcheck shell=bash
# shellcheck disable=SC2154 # group, environment, outputs and the folder `work` are the caller's
# What a private network needs besides the template. Sourced by deploy.sh.

# The gateway with one fixed public address, by which the app goes out: agencies allow that address. Made here and not by the
# template, since it must outlive everything else: another address would have to be allowed again everywhere.
nat_gateway() {
    local name=nat-nhipso-$environment
    if ! az network nat gateway show --resource-group "$group" --name "$name" --output none 2> /dev/null; then
        az network public-ip create --resource-group "$group" --name "ip-nhipso-$environment" --sku Standard --allocation-method Static \
            --location "$AZURE_LOCATION" --output none
        az network nat gateway create --resource-group "$group" --name "$name" --public-ip-addresses "ip-nhipso-$environment" \
            --location "$AZURE_LOCATION" --output none
    fi
    NAT_GATEWAY_ID=$(az network nat gateway show --resource-group "$group" --name "$name" --query id --output tsv)
    export NAT_GATEWAY_ID
    printf 'the app goes out by %s\n' \
        "$(az network public-ip show --resource-group "$group" --name "ip-nhipso-$environment" --query ipAddress --output tsv)"
}

# Front Door asks each origin for a private link, and somebody who may has to say yes once.
approve_links() {
    local of id
    for of in "$(output appId)" "$(output siteId)" "$(output dataId)"; do
        az network private-endpoint-connection list --id "$of" \
            --query "[?properties.privateLinkServiceConnectionState.status=='Pending'].id" --output tsv > "$work/pending"
        while read -r id; do
            az network private-endpoint-connection approve --id "$id" --description 'NhipSo through Front Door' --output none
            printf 'approved a link to %s\n' "${of##*/}"
        done < "$work/pending"
    done
}
