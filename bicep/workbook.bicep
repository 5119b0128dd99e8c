// A page in the portal: a day's reports, polls and failures.

param suffix string
param location string
param tags object
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'nhipso-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'NhipSo ${suffix}'
    category: 'workbook'
    sourceId: insightsId
    version: 'Notebook/1.0'
    serializedData: loadTextContent('workbook.json')
  }
}
