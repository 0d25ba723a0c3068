// Tells the intake app of every file in the inbox. Deployed after the package: the webhook's key exists once the app has run.
targetScope = 'resourceGroup'

@description('Outputs of main.bicep.')
param intakeName string
param dataAccount string
param location string = resourceGroup().location
param peopleId string
param workspaceId string

var function = 'ValidateDrop'
var inbox = '/blobServices/default/containers/drops/blobs/'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: dataAccount
}

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: intakeName
}

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  name: '${dataAccount}/default/undelivered-events'
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: '${dataAccount}-events'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: { source: account.id, topicType: 'Microsoft.Storage.StorageAccounts' }
}

// Why it could not, attempt by attempt.
resource failures 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: topic
  properties: { workspaceId: workspaceId, logs: [{ category: 'DeliveryFailures', enabled: true }] }
}

// The account has no keys in use: Event Grid writes what it could not deliver as itself.
resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(undelivered.id, topic.id, loadJsonContent('roles.json').blobDataContributor)
  scope: undelivered
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', loadJsonContent('roles.json').blobDataContributor)
  }
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = {
  parent: topic
  name: 'inbox'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${function}&code=${listKeys('${resourceId('Microsoft.Web/sites', intakeName)}/host/default', '2024-11-01').systemKeys.blobs_extension}'
        maxEventsPerBatch: 1
      }
    }
    filter: { includedEventTypes: ['Microsoft.Storage.BlobCreated'], subjectBeginsWith: inbox, isSubjectCaseSensitive: true }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: { endpointType: 'StorageBlob', properties: { resourceId: account.id, blobContainerName: 'undelivered-events' } }
    }
  }
  dependsOn: [writes]
}

resource lost 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${dataAccount}-undelivered'
  location: 'global'
  properties: {
    description: 'Event Grid could not tell the app of a file. ReconcileDrops takes it up within minutes; the cause stands in undelivered-events.'
    severity: 2
    enabled: true
    scopes: [topic.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        { name: 'lost', criterionType: 'StaticThresholdCriterion', metricName: 'DeadLetteredCount', operator: 'GreaterThan', threshold: 0, timeAggregation: 'Total' }
      ]
    }
    actions: [{ actionGroupId: peopleId }]
  }
}
