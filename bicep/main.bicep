// NhipSo in one resource group: an identity, three storage accounts, a vault, monitoring and the function app.
// Everything is reached with the identity; no template, setting or output holds a key.

// As far as is known Azure has no region in Vietnam, so where the state's data rests is a decision and no default.
@description('The Azure region.')
param location string

@description('The environment, such as dev or prod.')
@maxLength(8)
param environmentName string

@description('custom: the package of `make package`. dotnet-isolated: a build against the official packages.')
@allowed(['custom', 'dotnet-isolated'])
param runtime string

@description('When sources are polled: six NCrontab fields, in UTC.')
param pollSchedule string = '0 * * * * *'

@description('For how many days nobody can change or delete a checkpoint of the ledger.')
@minValue(1)
@maxValue(146000)
param checkpointDays int = 3650

@description('How data is kept. Zones survive the loss of a data centre; a region without zones needs Standard_LRS.')
@allowed(['Standard_ZRS', 'Standard_LRS'])
param storageSku string = 'Standard_ZRS'

// A name that nobody else can have taken, the same at each deployment of this resource group.
var unique = uniqueString(resourceGroup().id)
var tags = { application: 'nhipso', environment: environmentName }

// The app makes no table: whoever provisions an account does.
var dataTables = ['Submissions', 'Drafts', 'Measurements', 'Sources', 'MeasuredDays', 'MeasuredPeriods', 'Ratings', 'Discrepancies', 'Pending', 'Keys', 'Audit']
// What is not public yet is read by those who sign in: a container a unit that there is, since a SAS cannot be narrowed to a folder.
var existingUnits = filter(loadJsonContent('../catalog/units.json'), unit => !contains(unit, 'validTo') && !contains(unit, 'isSandbox'))
var internalContainers = map(existingUnits, unit => 'internal-${toLower(replace(replace(unit.id, '~', '-'), '.', '-'))}')
var dataContainers = concat(['catalog', 'payloads', 'reports', 'checkpoints', 'backup', 'internal-steer'], internalContainers)
var packageContainer = 'packages'

module identity 'identity.bicep' = {
  params: { name: 'id-nhipso-${environmentName}', location: location, tags: tags }
}

module runtimeStorage 'storage.bicep' = {
  params: {
    name: 'nhipsorun${unique}'
    location: location
    tags: tags
    sku: storageSku
    containers: [packageContainer]
  }
}

module dataStorage 'storage.bicep' = {
  params: {
    name: 'nhipsodat${unique}'
    location: location
    tags: tags
    sku: storageSku
    containers: dataContainers
    immutableContainers: ['checkpoints']
    immutableDays: checkpointDays
    tables: dataTables
    readFrom: [siteStorage.outputs.webOrigin]
  }
}

module siteStorage 'storage.bicep' = {
  params: {
    name: 'nhipsoweb${unique}'
    location: location
    tags: tags
    sku: storageSku
    containers: ['$web']
    servesWebsite: true
  }
}

module vault 'vault.bicep' = {
  params: { name: 'kv-nhipso-${unique}', location: location, tags: tags }
}

module monitoring 'monitoring.bicep' = {
  params: { suffix: 'nhipso-${environmentName}', location: location, tags: tags }
}

module roles 'roles.bicep' = {
  params: {
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: deployer().objectId
    runtimeAccount: runtimeStorage.outputs.name
    dataAccount: dataStorage.outputs.name
    dataTables: dataTables
    dataContainers: dataContainers
    siteAccount: siteStorage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module app 'app.bicep' = {
  params: {
    name: 'func-nhipso-${environmentName}-${unique}'
    location: location
    tags: tags
    runtime: runtime
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    runtimeAccount: runtimeStorage.outputs.name
    packageContainerUri: '${runtimeStorage.outputs.blobUri}${packageContainer}'
    dataTableUri: dataStorage.outputs.tableUri
    dataBlobUri: dataStorage.outputs.blobUri
    siteBlobUri: siteStorage.outputs.blobUri
    siteOrigin: siteStorage.outputs.webOrigin
    pollSchedule: pollSchedule
    signingKeyReference: vault.outputs.signingKeyReference
    insightsConnectionString: monitoring.outputs.connectionString
  }
  // The host reads its storage when it starts, so the roles must be there first.
  dependsOn: [roles]
}

output appName string = app.outputs.name
output appId string = app.outputs.id
output appHostName string = app.outputs.hostName
output siteAccount string = siteStorage.outputs.name
output siteOrigin string = siteStorage.outputs.webOrigin
output dataTableUri string = dataStorage.outputs.tableUri
output dataBlobUri string = dataStorage.outputs.blobUri
output vaultName string = vault.outputs.name
