using '../../bicep/main.bicep'

// The pilot's provinces: real figures, reached from everywhere through Front Door, whose rules are watched before they refuse.
param environmentName = 'pilot'
param runtime = 'custom'
param location = readEnvironmentVariable('AZURE_LOCATION')
param alertEmails = [readEnvironmentVariable('ALERT_EMAIL')]

param frontDoor = true
param wafMode = 'Detection'
param maximumInstances = 20
param immutableDays = 365
param isLocked = true
param logDays = 90
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET'))
param budgetStart = readEnvironmentVariable('BUDGET_START')
param repository = readEnvironmentVariable('GITHUB_REPOSITORY', '')
