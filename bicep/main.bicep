// NhipSo in one resource group: identities, three storage accounts, a vault, monitoring and the function app; where the parameters
// say so a closed network and Front Door. Everything is reached with an identity; no template, setting or output holds a key.

// As far as is known Azure has no region in Vietnam, so where the state's data rests is a decision and no default.
@description('The Azure region.')
param location string

@description('The environment, such as dev, pilot or prod.')
@maxLength(8)
param environmentName string

@description('custom: the package of `make package`. dotnet-isolated: a build against the official packages.')
@allowed(['custom', 'dotnet-isolated'])
param runtime string

@description('public: guarded by identities, keys and tokens. private: storage and vault are reached through private endpoints alone, the app only through Front Door, and it goes out by one fixed address.')
@allowed(['public', 'private'])
param network string = 'public'

@description('The addresses that may call the API, as ranges; empty for all. Not used with Front Door.')
param allowedRanges array = []

@description('The NAT gateway of a private network, which the deploy script makes: its fixed address is what agencies allow.')
param natGatewayId string = ''

@description('The addresses from which a private network is deployed to, as ranges without a /32; empty when that is done from inside.')
param deployerRanges array = []

@description('The addresses of a private network.')
param addressPrefix string = '10.64.0.0/16'

@description('Whether Front Door stands in front of dashboard and API. A private network has it in any case.')
param frontDoor bool = false

@description('Whether Front Door refuses what its rules catch (Prevention) or only says so (Detection).')
@allowed(['Prevention', 'Detection'])
param wafMode string = 'Detection'

@description('How many requests an address may send Front Door a minute.')
param requestsPerMinute int = 2000

@description('What an instance has, in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('At most so many instances.')
param maximumInstances int = 40

@description('HTTP instances that are always there.')
param alwaysReady int = 0

// A deadline brings many reports for one partition, and an instance writes those that wait in one transaction. Spread over many
// instances they would contend for the partition instead.
@description('Requests that one instance takes at once.')
param httpConcurrency int = 200

@description('For how many days nobody can change or delete a checkpoint of the ledger, a payload or a written report.')
@minValue(1)
@maxValue(146000)
param immutableDays int = 3650

@description('How data is kept. Zones survive the loss of a data centre; a region without zones needs Standard_LRS.')
@allowed(['Standard_ZRS', 'Standard_LRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Whether nobody can delete the data before a lock is taken off.')
param isLocked bool = false

@description('Who is written to when something is wrong.')
param alertEmails array

@description('What it may cost a month, in the currency of the subscription; 0 for no budget.')
param monthlyBudget int = 0

@description('The first day of the month in which the budget begins.')
param budgetStart string = ''

@description('How many GB of logs a day are taken in.')
param dailyLogGigabytes int = 1

@description('For how many days logs are kept.')
param logDays int = 30

@description('The repository whose pipeline deploys, as owner/name; empty for none.')
param repository string = ''

@description('Settings of the product besides those below, such as Oidc__…; docs/access.md and docs/operations.md name them.')
param settings object = {}

@description('The secrets of the vault that sources are asked with, by the names that their definitions use.')
param sourceSecrets array = []

// A name that nobody else can have taken, the same at each deployment of this resource group.
var unique = uniqueString(resourceGroup().id)
var tags = { application: 'nhipso', environment: environmentName }
var isPrivate = network == 'private'
var hasFrontDoor = frontDoor || isPrivate

// The app makes no table: whoever provisions an account does.
var dataTables = ['Submissions', 'Drafts', 'Measurements', 'Sources', 'MeasuredDays', 'MeasuredPeriods', 'Ratings', 'Discrepancies', 'Pending', 'Keys', 'Audit']
var dataContainers = ['catalog', 'payloads', 'reports', 'checkpoints', 'backup']
// What is not public yet is read by those who sign in: a container a unit that there is, since a SAS cannot be narrowed to a folder.
var existingUnits = filter(loadJsonContent('../catalog/units.json'), unit => !contains(unit, 'validTo') && !contains(unit, 'isSandbox'))
var unitContainers = map(existingUnits, unit => 'internal-${toLower(replace(replace(unit.id, '~', '-'), '.', '-'))}')
var internalContainers = concat(['internal-steer'], unitContainers)
var packageContainer = 'packages'
var vaultName = 'kv-nhipso-${unique}'

module monitoring 'monitoring.bicep' = {
  params: {
    suffix: 'nhipso-${environmentName}'
    location: location
    tags: tags
    dailyGigabytes: dailyLogGigabytes
    retentionDays: logDays
  }
}

module identity 'identity.bicep' = {
  params: { name: 'id-nhipso-${environmentName}', location: location, tags: tags }
}

module pipeline 'identity.bicep' = if (!empty(repository)) {
  params: {
    name: 'id-nhipso-deploy-${environmentName}'
    location: location
    tags: tags
    repository: repository
    repositoryEnvironment: environmentName
  }
}

module frontDoorProfile 'frontDoor.bicep' = if (hasFrontDoor) {
  params: {
    suffix: 'nhipso-${environmentName}'
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    wafMode: wafMode
    requestsPerMinute: requestsPerMinute
  }
}

module runtimeStorage 'storage.bicep' = {
  params: {
    name: 'nhipsorun${unique}'
    location: location
    tags: tags
    sku: storageSku
    containers: [packageContainer]
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: isPrivate
    deployerRanges: deployerRanges
  }
}

// Without versions: its index is written again at every report, and what it names is named by hash.
module siteStorage 'storage.bicep' = {
  params: {
    name: 'nhipsoweb${unique}'
    location: location
    tags: tags
    sku: storageSku
    containers: ['$web']
    servesWebsite: true
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: isPrivate
    deployerRanges: deployerRanges
  }
}

var siteOrigin = 'https://${siteStorage.outputs.webHost}'
var dashboardOrigin = hasFrontDoor ? 'https://${frontDoorProfile!.outputs.hostName}' : siteOrigin

module dataStorage 'storage.bicep' = {
  params: {
    name: 'nhipsodat${unique}'
    location: location
    tags: tags
    sku: storageSku
    containers: concat(dataContainers, internalContainers)
    tables: dataTables
    keepsVersions: true
    immutableContainers: ['payloads', 'reports', 'checkpoints']
    immutableDays: immutableDays
    coolContainers: ['payloads']
    corsOrigins: [dashboardOrigin]
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: isPrivate
    deployerRanges: deployerRanges
    isLocked: isLocked
  }
}

module vault 'vault.bicep' = {
  params: {
    name: vaultName
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: isPrivate
    deployerRanges: deployerRanges
  }
}

module roles 'roles.bicep' = {
  params: {
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: deployer().objectId
    runtimeAccount: runtimeStorage.outputs.name
    packageContainer: packageContainer
    dataAccount: dataStorage.outputs.name
    dataTables: dataTables
    dataContainers: dataContainers
    signedContainers: internalContainers
    siteAccount: siteStorage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module closedNetwork 'network.bicep' = if (isPrivate) {
  params: {
    suffix: 'nhipso-${environmentName}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    natGatewayId: natGatewayId
    addressPrefix: addressPrefix
    targets: [
      { name: 'runtime-blob', id: runtimeStorage.outputs.id, group: 'blob' }
      { name: 'data-blob', id: dataStorage.outputs.id, group: 'blob' }
      { name: 'data-table', id: dataStorage.outputs.id, group: 'table' }
      { name: 'site-blob', id: siteStorage.outputs.id, group: 'blob' }
      { name: 'site-web', id: siteStorage.outputs.id, group: 'web' }
      { name: 'vault', id: vault.outputs.id, group: 'vault' }
    ]
  }
}

// What the app is told. What is not here or in `settings` has the default that the code has; a test holds both lists together.
var secretOf = '@Microsoft.KeyVault(SecretUri=https://${vaultName}${environment().suffixes.keyvaultDns}/secrets/'
var productSettings = {
  AzureWebJobsStorage__accountName: runtimeStorage.outputs.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.outputs.clientId
  AZURE_CLIENT_ID: identity.outputs.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
  DataStorage__tableServiceUri: dataStorage.outputs.tableUri
  DataStorage__blobServiceUri: dataStorage.outputs.blobUri
  DataStorage__publicBlobUri: hasFrontDoor ? '${dashboardOrigin}/internal/' : '' // where browsers read what a signature opens
  SiteStorage__blobServiceUri: siteStorage.outputs.blobUri
  Receipts__SigningKey: '${secretOf}receipt-signing-key)' // without a version: a new key is taken up within a day
  RateLimit__ClientAddressHeader: hasFrontDoor ? 'X-Azure-SocketIP' : 'X-Forwarded-For' // only Azure's front end reaches the app, and writes it
  PollSchedule: '0 * * * * *'
  Polling__Concurrency: '64'
  Polling__ConcurrencyPerHost: '8'
  Polling__AllowedPrivateHosts: ''
  Measuring__RawDays: '400'
  Reconciliation__LeastCoverage: '0.8'
  Reconciliation__AnswerWorkingDays: '10'
  RateLimit__PerMinute: '600'
  RateLimit__Burst: '120'
  RateLimit__FailuresPerMinute: '60'
  RateLimit__BeaconsPerMinute: '1200'
  RateLimit__RatingsPerHour: '10'
  OpenData__License: ''
  OpenData__Publisher: ''
}
var secretSettings = toObject(sourceSecrets, name => 'Secrets__${replace(name, '-', '_')}', name => '${secretOf}${name})')

module app 'app.bicep' = {
  params: {
    name: 'func-nhipso-${environmentName}-${unique}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    runtime: runtime
    identityId: identity.outputs.id
    packageContainerUri: '${runtimeStorage.outputs.blobUri}${packageContainer}'
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
    httpConcurrency: httpConcurrency
    corsOrigins: hasFrontDoor ? [siteOrigin, dashboardOrigin] : [siteOrigin]
    allowedRanges: allowedRanges
    frontDoorId: hasFrontDoor ? frontDoorProfile!.outputs.frontDoorId : ''
    subnetId: isPrivate ? closedNetwork!.outputs.appSubnetId : ''
    isPrivate: isPrivate
    settings: union(productSettings, secretSettings, settings)
  }
  // The host reads its storage when it starts, so the roles must be there first.
  dependsOn: [roles, vault]
}

module routes 'routes.bicep' = if (hasFrontDoor) {
  params: {
    profileName: frontDoorProfile!.outputs.profileName
    endpointName: frontDoorProfile!.outputs.endpointName
    location: location
    appId: app.outputs.id
    appHostName: app.outputs.hostName
    siteId: siteStorage.outputs.id
    siteHostName: siteStorage.outputs.webHost
    dataId: dataStorage.outputs.id
    dataBlobUri: dataStorage.outputs.blobUri
    isPrivate: isPrivate
  }
}

var apiHost = hasFrontDoor ? frontDoorProfile!.outputs.hostName : app.outputs.hostName

module alerts 'alerts.bicep' = {
  params: {
    suffix: 'nhipso-${environmentName}'
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    workspaceId: monitoring.outputs.workspaceId
    storageAccounts: [
      { name: runtimeStorage.outputs.name, id: runtimeStorage.outputs.id }
      { name: dataStorage.outputs.name, id: dataStorage.outputs.id }
      { name: siteStorage.outputs.name, id: siteStorage.outputs.id }
    ]
    apiHostName: apiHost
    emails: alertEmails
    isReachable: empty(allowedRanges) || hasFrontDoor
  }
}

module workbook 'workbook.bicep' = {
  params: { suffix: environmentName, location: location, tags: tags, insightsId: monitoring.outputs.insightsId }
}

module budget 'budget.bicep' = if (monthlyBudget > 0) {
  params: {
    suffix: 'nhipso-${environmentName}'
    monthlyAmount: monthlyBudget
    startDate: budgetStart
    emails: alertEmails
    actionGroupId: alerts.outputs.actionGroupId
  }
}

output appName string = app.outputs.name
output appId string = app.outputs.id
output apiOrigin string = 'https://${apiHost}'
output dashboardOrigin string = dashboardOrigin
output isPrivate bool = isPrivate
output siteId string = siteStorage.outputs.id
output dataId string = dataStorage.outputs.id
output siteAccount string = siteStorage.outputs.name
output dataAccount string = dataStorage.outputs.name
output dataTableUri string = dataStorage.outputs.tableUri
output dataBlobUri string = dataStorage.outputs.blobUri
output vaultName string = vault.outputs.name
output pipelineClientId string = empty(repository) ? '' : pipeline!.outputs.clientId
