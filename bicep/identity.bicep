// The identity that the app has, and the one that a pipeline deploys with. User-assigned, so that roles exist before what uses them.

param name string
param location string
param tags object

@description('The repository whose pipeline may sign in as this identity, as owner/name; empty for none. No secret is exchanged: GitHub vouches for the run.')
param repository string = ''

@description('The environment of the repository that a run must be in. Its protection rules decide who may deploy.')
param repositoryEnvironment string = ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

resource federation 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = if (!empty(repository)) {
  parent: identity
  name: 'pipeline'
  properties: {
    issuer: 'https://token.actions.githubusercontent.com'
    subject: 'repo:${repository}:environment:${repositoryEnvironment}'
    audiences: ['api://AzureADTokenExchange']
  }
}

output id string = identity.id
output principalId string = identity.properties.principalId
output clientId string = identity.properties.clientId
