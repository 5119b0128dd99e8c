// One storage account with its containers and tables. Called once each for what the host needs, for the product's
// data and for the public site: three accounts, so that a role on one says nothing about the others.

param name string
param location string
param tags object
param sku string
param containers array
param tables array = []
param workspaceId string

@description('Those of the containers whose blobs, once written, nobody changes or deletes for immutableDays.')
param immutableContainers array = []
param immutableDays int = 1

@description('Whether blobs keep their former versions. Not where one file is written again all the time.')
param keepsVersions bool = false

@description('For how many days what was deleted can be had back.')
param softDeleteDays int = 14

@description('The containers whose blobs are hardly read after 90 days: they go to the cool tier.')
param coolContainers array = []

@description('For how many days former versions are kept.')
param versionDays int = 90

@description('The origins whose pages read blobs with a signature of their own. Empty for none.')
param corsOrigins array = []

@description('Whether $web is served as a website. It then needs no public blobs: its own endpoint is public.')
param servesWebsite bool = false

@description('Whether it is reached through private endpoints alone.')
param isPrivate bool

@description('The addresses that reach it nevertheless, as ranges: whoever deploys from outside.')
param deployerRanges array

@description('Whether nobody can delete the account before a lock is taken off.')
param isLocked bool = false

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
    publicNetworkAccess: isPrivate && empty(deployerRanges) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: map(isPrivate ? deployerRanges : [], range => { value: range })
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-08-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: keepsVersions
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    cors: {
      corsRules: empty(corsOrigins)
        ? []
        : [
            {
              allowedOrigins: corsOrigins
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
// state's own (docs/operations.md).
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-08-01' = [
  for containerName in immutableContainers: {
    name: '${account.name}/default/${containerName}/default'
    properties: { immutabilityPeriodSinceCreationInDays: immutableDays }
    dependsOn: [container]
  }
]

var coolRules = [
  for containerName in coolContainers: {
    name: 'cool-${containerName}'
    enabled: true
    type: 'Lifecycle'
    definition: {
      filters: { blobTypes: ['blockBlob'], prefixMatch: ['${containerName}/'] }
      actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 90 } } }
    }
  }
]
var versionRules = keepsVersions
  ? [
      {
        name: 'old-versions'
        enabled: true
        type: 'Lifecycle'
        definition: {
          filters: { blobTypes: ['blockBlob'] }
          actions: { version: { delete: { daysAfterCreationGreaterThan: versionDays } } }
        }
      }
    ]
  : []

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-08-01' = if (!empty(coolContainers) || keepsVersions) {
  parent: account
  name: 'default'
  properties: { policy: { rules: concat(coolRules, versionRules) } }
}

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

// Every deletion is a log; every read and write would be more log than data (docs/cost.md counts them).
resource accountDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'to-workspace'
  properties: { workspaceId: workspaceId, metrics: [{ category: 'Transaction', enabled: true }] }
}

resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tableService
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  scope: account
  name: 'keep'
  properties: { level: 'CanNotDelete', notes: 'What the units reported and what was measured. infra/teardown.sh takes the lock off when asked to.' }
}

output id string = account.id
output name string = account.name
output blobUri string = account.properties.primaryEndpoints.blob
output tableUri string = account.properties.primaryEndpoints.table
output webHost string = split(account.properties.primaryEndpoints.web, '/')[2]
