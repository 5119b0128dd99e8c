// The vault of the key that signs receipts. The key itself is made by the deploy script: a template would write it
// into the history of deployments.

param name string
param location string
param tags object

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
  }
}

output name string = vault.name
// Without a version: a new key is taken up within a day, or when the references are refreshed.
var secretUri = '${vault.properties.vaultUri}secrets/receipt-signing-key'
output signingKeyReference string = '@Microsoft.KeyVault(SecretUri=${secretUri})'
