using '../../bicep/main.bicep'

// For trying out: public, small, forgets soon.
param environmentName = 'dev'
param runtime = 'custom'
// Chosen by whoever deploys, each time in so many words.
param location = readEnvironmentVariable('AZURE_LOCATION')
param alertEmails = [readEnvironmentVariable('ALERT_EMAIL')]

param storageSku = 'Standard_LRS'
param maximumInstances = 5
param immutableDays = 1
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '0'))
param budgetStart = readEnvironmentVariable('BUDGET_START', '')
