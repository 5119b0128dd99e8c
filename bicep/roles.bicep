// Who may do what, each on the narrowest scope that the work allows. Nobody has Owner or Contributor.

param appPrincipalId string

@description('Who deploys: a person or a pipeline. They set the first secrets, make the first administrator\'s key and upload package and site.')
param deployerPrincipalId string

param runtimeAccount string
param packageContainer string
param dataAccount string
param dataTables array
param dataContainers array

@description('Those of the containers whose blobs readers get a signature for.')
param signedContainers array

param siteAccount string
param vaultName string
param insightsName string

// Azure's own role definitions, and why each is needed. A test holds every assignment to this map.
var definitions = 'Microsoft.Authorization/roleDefinitions'
var roles = {
  blobDataOwner: subscriptionResourceId(definitions, 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b') // the host: leases, locks, the package
  blobDataContributor: subscriptionResourceId(definitions, 'ba92f5b4-2d11-453d-a403-e96b0029c9fe') // the app's own blobs
  blobDelegator: subscriptionResourceId(definitions, 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a') // signatures for readers
  tableDataContributor: subscriptionResourceId(definitions, '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3') // the app's own tables
  keyVaultSecretsUser: subscriptionResourceId(definitions, '4633458b-17de-408a-b874-0445c86b69e6') // reading secrets
  keyVaultSecretsOfficer: subscriptionResourceId(definitions, 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7') // making the first ones
  monitoringMetricsPublisher: subscriptionResourceId(definitions, '3913510d-42f4-4e42-8a64-420c390055eb') // sending logs
}

resource runtimeStorage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: runtimeAccount
  resource blobs 'blobServices' existing = {
    name: 'default'
    resource packages 'containers' existing = { name: packageContainer }
  }
}

resource dataStorage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: dataAccount
  resource blobs 'blobServices' existing = { name: 'default' }
  resource tables 'tableServices' existing = { name: 'default' }
}

resource siteStorage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: siteAccount
  resource blobs 'blobServices' existing = {
    name: 'default'
    resource web 'containers' existing = { name: '$web' }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = { name: vaultName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-08-01' existing = [
  for name in dataTables: { parent: dataStorage::tables, name: name }
]
resource keys 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-08-01' existing = {
  parent: dataStorage::tables
  name: 'Keys'
}

var appContainerNames = concat(dataContainers, signedContainers)
resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-08-01' existing = [
  for name in appContainerNames: { parent: dataStorage::blobs, name: name }
]

// The host makes containers of its own for leases and locks, so the account is its narrowest scope.
resource appHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: runtimeStorage
  name: guid(runtimeStorage.id, appPrincipalId, roles.blobDataOwner)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: roles.blobDataOwner
  }
}

resource appTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in dataTables: {
    scope: table[i]
    name: guid(table[i].id, appPrincipalId, roles.tableDataContributor)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: roles.tableDataContributor
    }
  }
]

resource appContainers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in appContainerNames: {
    scope: container[i]
    name: guid(container[i].id, appPrincipalId, roles.blobDataContributor)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: roles.blobDataContributor
    }
  }
]

// A signature is asked of the account. It can give no more than the app itself has, and the app has the containers above.
resource appSignatures 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataStorage
  name: guid(dataStorage.id, appPrincipalId, roles.blobDelegator)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: roles.blobDelegator
  }
}

resource appSite 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: siteStorage::blobs::web
  name: guid(siteStorage::blobs::web.id, appPrincipalId, roles.blobDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: roles.blobDataContributor
  }
}

// The vault holds what this app reads and nothing else; the secrets do not exist yet when the template runs.
resource appVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, appPrincipalId, roles.keyVaultSecretsUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: roles.keyVaultSecretsUser
  }
}

resource appInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, appPrincipalId, roles.monitoringMetricsPublisher)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: roles.monitoringMetricsPublisher
  }
}

resource deployerPackages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: runtimeStorage::blobs::packages
  name: guid(runtimeStorage::blobs::packages.id, deployerPrincipalId, roles.blobDataContributor)
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: roles.blobDataContributor
  }
}

resource deployerSite 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: siteStorage::blobs::web
  name: guid(siteStorage::blobs::web.id, deployerPrincipalId, roles.blobDataContributor)
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: roles.blobDataContributor
  }
}

// The first administrator's key; the further ones are made through the app.
resource deployerKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: keys
  name: guid(keys.id, deployerPrincipalId, roles.tableDataContributor)
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: roles.tableDataContributor
  }
}

resource deployerVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, deployerPrincipalId, roles.keyVaultSecretsOfficer)
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: roles.keyVaultSecretsOfficer
  }
}
