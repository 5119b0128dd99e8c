// The function app on Flex Consumption: nothing runs, and nothing is paid, while nobody calls.

param name string
param location string
param tags object
param workspaceId string

@allowed(['custom', 'dotnet-isolated'])
param runtime string

param identityId string
param packageContainerUri string

@description('What an instance has, in MB. 2048 holds a rush of reports and 1,000 sources with room (docs/cost.md).')
@allowed([512, 2048, 4096])
param instanceMemory int

@description('At most so many instances: what a mistake or an attack can cost at once.')
@minValue(1)
@maxValue(1000)
param maximumInstances int

@description('HTTP instances that are always there, so that the first caller of the morning does not wait for a start. 0 costs nothing.')
param alwaysReady int

@description('Requests that one instance takes at once.')
param httpConcurrency int

@description('The origins whose pages may call the API.')
param corsOrigins array

@description('The addresses that may call the API, as ranges; empty for all. Keys and tokens are asked for in any case.')
param allowedRanges array

@description('The id of the Front Door through which alone callers come; empty for none.')
param frontDoorId string

@description('The subnet that the app goes out through; empty for the public network.')
param subnetId string

@description('Whether it takes calls through private endpoints alone.')
param isPrivate bool

@description('The settings of the product, by name.')
param settings object

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}' // Flex Consumption takes one app a plan
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

var rangeRules = [
  for (range, i) in allowedRanges: {
    name: 'range-${i}'
    priority: 200 + i
    action: 'Allow'
    ipAddress: range
  }
]
// The tag lets in every Front Door there is; the header says which one it was.
var frontDoorRules = empty(frontDoorId)
  ? []
  : [
      {
        name: 'front-door'
        priority: 100
        action: 'Allow'
        tag: 'ServiceTag'
        ipAddress: 'AzureFrontDoor.Backend'
        headers: { 'x-azure-fdid': [frontDoorId] }
      }
    ]
var accessRules = concat(frontDoorRules, empty(frontDoorId) ? rangeRules : [])

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: { name: runtime, version: runtime == 'custom' ? '1.0' : '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUri
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: alwaysReady }]
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      cors: { allowedOrigins: corsOrigins } // the dashboard is served from another origin than the API
      ipSecurityRestrictions: accessRules
      ipSecurityRestrictionsDefaultAction: empty(accessRules) ? 'Allow' : 'Deny'
      // The runtime's own settings come from functionAppConfig: Flex Consumption refuses them here.
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
    }
  }
}

// Packages are uploaded with a sign-in: no user name and password does.
resource publishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = [
  for protocol in ['ftp', 'scm']: {
    parent: app
    name: protocol
    properties: { allow: false }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    // Its logs go to Application Insights already; here they would be paid for twice.
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output name string = app.name
output id string = app.id
output hostName string = app.properties.defaultHostName
