// What Front Door leads to: the API, the public site, and behind `/internal/` what is not public yet, whose readers bring a
// signature of their own.

param profileName string
param endpointName string
param location string
param appId string
param appHostName string
param siteId string
param siteHostName string
param dataId string
param dataBlobUri string

@description('Whether the origins are reached through private links, which somebody approves at each of them once (the deploy script does).')
param isPrivate bool

resource profile 'Microsoft.Cdn/profiles@2025-06-01' existing = {
  name: profileName
  resource endpoint 'afdEndpoints' existing = { name: endpointName }
}

var origins = {
  api: { host: appHostName, id: appId, group: 'sites', probe: '/api/v1/health/live' }
  internal: { host: split(dataBlobUri, '/')[2], id: dataId, group: 'blob', probe: '' }
  site: { host: siteHostName, id: siteId, group: 'web', probe: '/index.html' }
}

resource group 'Microsoft.Cdn/profiles/originGroups@2025-06-01' = [
  for each in items(origins): {
    parent: profile
    name: each.key
    properties: {
      loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
      // A probe of what answers only to a signature would call it ill; a probe of the API keeps no instance awake at this pace.
      healthProbeSettings: empty(each.value.probe)
        ? null
        : { probePath: each.value.probe, probeProtocol: 'Https', probeRequestType: 'HEAD', probeIntervalInSeconds: 240 }
    }
  }
]

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2025-06-01' = [
  for (each, i) in items(origins): {
    parent: group[i]
    name: each.key
    properties: {
      hostName: each.value.host
      originHostHeader: each.value.host
      httpsPort: 443
      enforceCertificateNameCheck: true
      sharedPrivateLinkResource: isPrivate
        ? {
            privateLink: { id: each.value.id }
            privateLinkLocation: location
            groupId: each.value.group
            requestMessage: 'NhipSo through Front Door'
          }
        : null
    }
  }
]

// Files named by their hash never change; the index and the pages are asked for again each time.
resource caching 'Microsoft.Cdn/profiles/ruleSets@2025-06-01' = {
  parent: profile
  name: 'caching'
}

resource immutableFiles 'Microsoft.Cdn/profiles/ruleSets/rules@2025-06-01' = {
  parent: caching
  name: 'immutable'
  properties: {
    order: 1
    matchProcessingBehavior: 'Stop'
    conditions: [
      {
        name: 'UrlPath'
        parameters: {
          typeName: 'DeliveryRuleUrlPathMatchConditionParameters'
          operator: 'RegEx'
          negateCondition: false
          matchValues: ['^(assets/.*|data/.*/[0-9a-f]{32}\\.[a-z.]+)$']
          transforms: []
        }
      }
    ]
    actions: [
      {
        name: 'RouteConfigurationOverride'
        parameters: {
          typeName: 'DeliveryRuleRouteConfigurationOverrideActionParameters'
          cacheConfiguration: {
            queryStringCachingBehavior: 'IgnoreQueryString'
            cacheBehavior: 'OverrideAlways'
            cacheDuration: '365.00:00:00'
            isCompressionEnabled: 'Disabled' // they are stored compressed
          }
        }
      }
    ]
  }
}

resource changingFiles 'Microsoft.Cdn/profiles/ruleSets/rules@2025-06-01' = {
  parent: caching
  name: 'changing'
  properties: {
    order: 2
    matchProcessingBehavior: 'Continue'
    conditions: []
    actions: [
      {
        name: 'RouteConfigurationOverride'
        parameters: {
          typeName: 'DeliveryRuleRouteConfigurationOverrideActionParameters'
          cacheConfiguration: {
            queryStringCachingBehavior: 'IgnoreQueryString'
            cacheBehavior: 'OverrideAlways'
            cacheDuration: '00:00:02' // a thousand wall screens ask storage once, and nobody sees a figure two seconds old as old
            isCompressionEnabled: 'Enabled'
          }
        }
      }
    ]
  }
  dependsOn: [immutableFiles]
}

// `/internal/internal-24/index.json` is `/internal-24/index.json` of the data account.
resource unprefix 'Microsoft.Cdn/profiles/ruleSets@2025-06-01' = {
  parent: profile
  name: 'unprefix'
}

resource unprefixRule 'Microsoft.Cdn/profiles/ruleSets/rules@2025-06-01' = {
  parent: unprefix
  name: 'internal'
  properties: {
    order: 1
    conditions: []
    actions: [
      {
        name: 'UrlRewrite'
        parameters: {
          typeName: 'DeliveryRuleUrlRewriteActionParameters'
          sourcePattern: '/internal/'
          destination: '/'
          preserveUnmatchedPath: true
        }
      }
    ]
  }
}

var routeOf = [
  { name: 'api', origin: 0, patterns: ['/api/*'], sets: [] }
  { name: 'internal', origin: 1, patterns: ['/internal/*'], sets: [{ id: unprefix.id }] }
  { name: 'site', origin: 2, patterns: ['/*'], sets: [{ id: caching.id }] }
]

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = [
  for each in routeOf: {
    parent: profile::endpoint
    name: each.name
    properties: {
      originGroup: { id: group[each.origin].id }
      ruleSets: each.sets
      patternsToMatch: each.patterns
      supportedProtocols: ['Http', 'Https']
      forwardingProtocol: 'HttpsOnly'
      httpsRedirect: 'Enabled'
      linkToDefaultDomain: 'Enabled'
      enabledState: 'Enabled'
    }
    dependsOn: [origin, changingFiles, unprefixRule]
  }
]
