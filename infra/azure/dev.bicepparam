using '../../bicep/main.bicep'

param environmentName = 'dev'
param runtime = 'custom'
// Chosen by whoever deploys, each time in so many words.
param location = readEnvironmentVariable('AZURE_LOCATION')
