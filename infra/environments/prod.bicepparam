using '../../bicep/main.bicep'

// The country: a closed network behind Front Door, one fixed address outwards, an instance that is always there.
param environmentName = 'prod'
param runtime = 'custom'
param location = readEnvironmentVariable('AZURE_LOCATION')
param alertEmails = [readEnvironmentVariable('ALERT_EMAIL')]

param network = 'private'
param natGatewayId = readEnvironmentVariable('NAT_GATEWAY_ID') // the deploy script makes it and sets this
param deployerRanges = empty(readEnvironmentVariable('DEPLOYER_ADDRESS', '')) ? [] : [readEnvironmentVariable('DEPLOYER_ADDRESS', '')]
param wafMode = 'Prevention'
param alwaysReady = 1
param immutableDays = 3650
param isLocked = true
param logDays = 90
param dailyLogGigabytes = 5
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET'))
param budgetStart = readEnvironmentVariable('BUDGET_START')
param repository = readEnvironmentVariable('GITHUB_REPOSITORY', '')
