// The function app on Flex Consumption: nothing runs, and nothing is paid, while nobody calls.

param name string
param location string
param tags object
param runtime string
param identityId string
param identityClientId string
param runtimeAccount string
param packageContainerUri string
param dataTableUri string
param dataBlobUri string
param siteBlobUri string
param siteOrigin string
param pollSchedule string
param signingKeyReference string
param insightsConnectionString string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}' // Flex Consumption takes one app a plan
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

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
        instanceMemoryMB: 2048
        maximumInstanceCount: 40
        // A deadline brings many reports for one partition, and an instance writes those that wait in one
        // transaction. Spread over many instances they would contend for the partition instead.
        triggers: { http: { perInstanceConcurrency: 200 } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      cors: { allowedOrigins: [siteOrigin] } // the dashboard is served from another origin than the API
      // The runtime's own settings come from functionAppConfig: Flex Consumption refuses them here.
      appSettings: [
        { name: 'AzureWebJobsStorage__accountName', value: runtimeAccount }
        { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
        { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
        { name: 'DataStorage__tableServiceUri', value: dataTableUri }
        { name: 'DataStorage__blobServiceUri', value: dataBlobUri }
        { name: 'SiteStorage__blobServiceUri', value: siteBlobUri }
        { name: 'AZURE_CLIENT_ID', value: identityClientId }
        { name: 'RateLimit__TrustForwardedFor', value: 'true' } // only the front end reaches the app
        { name: 'PollSchedule', value: pollSchedule }
        { name: 'Receipts__SigningKey', value: signingKeyReference }
        { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnectionString }
        { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
      ]
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

output name string = app.name
output id string = app.id
output hostName string = app.properties.defaultHostName
