// The vault of the key that signs receipts and of the secrets that sources are asked with. The secrets themselves are made by the
// deploy script and by administrators: a template would write them into the history of deployments.

param name string
param location string
param tags object
param workspaceId string

@description('Whether it is reached through private endpoints alone.')
param isPrivate bool

@description('The addresses that reach it nevertheless, as ranges: whoever deploys from outside.')
param deployerRanges array

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Receipts are proof for years: nobody can erase the key before the 90 days are over.
    enablePurgeProtection: true
    publicNetworkAccess: isPrivate && empty(deployerRanges) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: map(isPrivate ? deployerRanges : [], range => { value: range })
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = vault.id
output name string = vault.name
