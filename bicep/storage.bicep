// One storage account with its containers and tables. Called once each for what the host needs, for the product's
// data and for the public site: three accounts, so that a role on one says nothing about the others.

param name string
param location string
param tags object
param sku string
param containers array
param tables array = []

@description('Those of the containers whose blobs, once written, nobody changes or deletes for immutableDays.')
param immutableContainers array = []
param immutableDays int = 1

@description('Whether $web is served as a website. It then needs no public blobs: its own endpoint is public.')
param servesWebsite bool = false

@description('From which pages blobs are read by those who have a signature for them; none where no page does.')
param readFrom array = []

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false // a key would open everything and say nobody's name
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-08-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: 14 }
    containerDeleteRetentionPolicy: { enabled: true, days: 14 }
    cors: {
      corsRules: empty(readFrom) ? [] : [
        {
          allowedOrigins: readFrom
          allowedMethods: ['GET', 'HEAD', 'OPTIONS']
          allowedHeaders: []
          exposedHeaders: ['date', 'etag']
          maxAgeInSeconds: 3600
        }
      ]
    }
    // The dashboard routes by #, so that it also works from plain blob storage: there is one page.
    staticWebsite: servesWebsite
      ? { enabled: true, indexDocument: 'index.html', errorDocument404Path: 'index.html' }
      : { enabled: false }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-08-01' = [
  for containerName in containers: {
    parent: blobs
    name: containerName
    properties: { publicAccess: 'None' }
  }
]

// Not locked: a locked policy can never be shortened, and holds the account for as long. Lock it when the figures are the
// state's own: az storage container immutability-policy lock.
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-08-01' = [
  for containerName in immutableContainers: {
    name: '${account.name}/default/${containerName}/default'
    properties: { immutabilityPeriodSinceCreationInDays: immutableDays }
    dependsOn: [container]
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-08-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-08-01' = [
  for tableName in tables: {
    parent: tableService
    name: tableName
  }
]

output name string = account.name
output blobUri string = account.properties.primaryEndpoints.blob
output tableUri string = account.properties.primaryEndpoints.table
// An origin, as CORS compares it, has no slash at its end.
output webOrigin string = 'https://${split(account.properties.primaryEndpoints.web, '/')[2]}'
