// What wakes somebody: rules over metrics and logs, each naming the section of docs/operations.md that says what to do.

param suffix string
param location string
param tags object
param insightsId string
param workspaceId string
param storageAccounts array
param apiHostName string

@description('Who is written to.')
param emails array

@description('Whether the address can be asked from outside: what is closed is not tested from there.')
param isReachable bool

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'nhipso'
    enabled: true
    emailReceivers: [
      for (address, i) in emails: { name: 'email-${i}', emailAddress: address, useCommonAlertSchema: true }
    ]
  }
}

// Asked of the logs every few minutes: { section of the runbook, severity, over how long, how often, query, more than }.
var questions = {
  'server-errors': {
    severity: 1
    window: 'PT15M'
    every: 'PT5M'
    moreThan: 0
    says: 'Over 2 % of at least 20 requests in a quarter of an hour ended with a fault of ours (5xx).'
    query: 'requests | where isnotempty(url) | summarize failed = countif(toint(resultCode) >= 500), all = count() | where all >= 20 and failed * 50 > all'
  }
  latency: {
    severity: 2
    window: 'PT15M'
    every: 'PT5M'
    moreThan: 0
    says: 'One request in twenty takes more than 5 seconds.'
    query: 'requests | where isnotempty(url) | summarize slow = percentile(duration, 95), all = count() | where all >= 20 and slow > 5000'
  }
  'failed-timers': {
    severity: 1
    window: 'PT30M'
    every: 'PT5M'
    moreThan: 2
    says: 'Timers failed three times in half an hour.'
    query: 'requests | where isempty(url) and success == false'
  }
  'timers-silent': {
    severity: 1
    window: 'PT30M'
    every: 'PT15M'
    moreThan: 0
    says: 'Nothing was published or polled for half an hour: timers do not run.'
    query: 'requests | where name in ("PublishSnapshots", "PollSources") | summarize runs = count() | where runs == 0'
  }
  'sources-silent': {
    severity: 2
    window: 'PT1H'
    every: 'PT15M'
    moreThan: 0
    says: 'A system that is measured does not answer any more.'
    query: 'traces | where message startswith "Source down:"'
  }
  'own-network': {
    severity: 1
    window: 'PT15M'
    every: 'PT5M'
    moreThan: 2
    says: 'Most systems cannot be connected to at once: the fault is on our side.'
    query: 'traces | where message has "our own network is suspect"'
  }
  'ledger-broken': {
    severity: 0
    window: 'P1D'
    every: 'PT1H'
    moreThan: 0
    says: 'The ledger does not hold: a row was altered, or is missing.'
    query: 'traces | where message startswith "The ledger does not hold"'
  }
  'backup-missing': {
    severity: 1
    window: 'P2D'
    every: 'P1D'
    moreThan: 0
    says: 'No backup was finished for two days.'
    query: 'traces | summarize finished = countif(message startswith "Backup finished") | where finished == 0'
  }
  'keys-expiring': {
    severity: 3
    window: 'P1D'
    every: 'P1D'
    moreThan: 0
    says: 'A key of the API ends within 30 days.'
    query: 'traces | where message startswith "Key expires:"'
  }
}

resource question 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for each in items(questions): {
    name: 'alert-${each.key}-${suffix}'
    location: location
    tags: tags
    properties: {
      displayName: 'NhipSo: ${each.key}'
      description: '${each.value.says} docs/operations.md, section "${each.key}".'
      severity: each.value.severity
      enabled: true
      scopes: [insightsId]
      windowSize: each.value.window
      evaluationFrequency: each.value.every
      criteria: {
        allOf: [
          {
            query: each.value.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: each.value.moreThan
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: each.value.every != 'P1D'
      actions: { actionGroups: [people.id] }
    }
  }
]

// The vault writes a line when a secret, such as the one that signs receipts, comes near its end.
resource secretsExpiring 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-secrets-expiring-${suffix}'
  location: location
  tags: tags
  properties: {
    displayName: 'NhipSo: secrets-expiring'
    description: 'A secret of the vault comes near its end. docs/operations.md, section "secrets-expiring".'
    severity: 2
    enabled: true
    scopes: [workspaceId]
    windowSize: 'P1D'
    evaluationFrequency: 'P1D'
    criteria: {
      allOf: [
        {
          query: 'AzureDiagnostics | where ResourceProvider == "MICROSOFT.KEYVAULT" and OperationName in ("SecretNearExpiryEventGridNotification", "SecretExpiredEventGridNotification")'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: false
    actions: { actionGroups: [people.id] }
  }
}

resource throttling 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for account in storageAccounts: {
    name: 'alert-storage-throttling-${account.name}'
    location: 'global'
    tags: tags
    properties: {
      description: 'Storage refuses requests because there are too many. docs/operations.md, section "storage-throttling".'
      severity: 2
      enabled: true
      scopes: [account.id]
      windowSize: 'PT15M'
      evaluationFrequency: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: 'refused'
            criterionType: 'StaticThresholdCriterion'
            metricName: 'Transactions'
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: 20
            dimensions: [
              { name: 'ResponseType', operator: 'Include', values: ['ServerBusyError', 'ClientAccountBandwidthThrottlingError', 'ClientAccountRequestThrottlingError', 'ClientThrottlingError'] }
            ]
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]

resource availability 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for account in storageAccounts: {
    name: 'alert-storage-availability-${account.name}'
    location: 'global'
    tags: tags
    properties: {
      description: 'Storage does not answer as it should. docs/operations.md, section "storage-availability".'
      severity: 1
      enabled: true
      scopes: [account.id]
      windowSize: 'PT15M'
      evaluationFrequency: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: 'answered'
            criterionType: 'StaticThresholdCriterion'
            metricName: 'Availability'
            timeAggregation: 'Average'
            operator: 'LessThan'
            threshold: 99
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]

// Consumption plans have no health check of their own, so the app is asked from five places; a certificate that ends within 30 days
// is a failure already.
var testName = 'test-ready-${suffix}'

resource test 'Microsoft.Insights/webtests@2022-06-15' = if (isReachable) {
  name: testName
  location: location
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: testName
    Name: testName
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 60
    RetryEnabled: true
    Locations: [
      { Id: 'apac-sg-sin-azr' }
      { Id: 'apac-hk-hkn-azr' }
      { Id: 'apac-jp-kaw-edge' }
      { Id: 'emea-nl-ams-azr' }
      { Id: 'us-ca-sjc-azr' }
    ]
    Request: { RequestUrl: 'https://${apiHostName}/api/v1/health/ready', HttpVerb: 'GET' }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 30 }
  }
}

resource unavailable 'Microsoft.Insights/metricAlerts@2018-03-01' = if (isReachable) {
  name: 'alert-unavailable-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app cannot be reached, or its certificate ends within 30 days. docs/operations.md, section "unavailable".'
    severity: 0
    enabled: true
    scopes: [test.id, insightsId]
    windowSize: 'PT5M'
    evaluationFrequency: 'PT1M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: test.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: people.id }]
  }
}

output actionGroupId string = people.id
