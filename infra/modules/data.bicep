// The storage account of the data, and who may do what with each container and table of it.
param name string
param location string
param tags object
param sku string

@description('Days for which what was deleted or overwritten can still be brought back; after them it is gone for good.')
@minValue(1)
param recoveryDays int

@description('Days for which certificates cannot be altered or removed by anybody.')
param evidenceDays int

@description('Days for which the nightly seals of the audit trail cannot be altered or removed by anybody.')
param sealDays int

@description('Containers whose policy is locked: it is left as it is.')
param lockedEvidence array

@description('Nothing reaches the account but private endpoints and the addresses named.')
param closed bool
param agencyAddresses array

@description('Origins whose pages may put files into the inbox, with a ticket.')
param dashboardOrigins array

param intakePrincipal string
param publicPrincipal string
param workspaceId string

// What anybody may read in the end, and what of that the public app reads.
var released = ['statistics', 'indicators', 'occupations-in-demand']
// Agreements hold no personal data; an app that does not know which were withdrawn would go on showing what rests on them.
var readByPublic = concat(released, ['agreements'])
// What was destroyed or done for a person, and the receipt for it.
var evidence = ['certificates', 'subject-certificates']
// How far the audit trails went, night by night: added to, and nothing else.
var sealsContainer = 'audit'
var working = [
  'receipts', 'lake', 'sensitive', 'quarantine', 'archive', 'indicator-work', 'statistics-work', 'agreements', 'restricted', 'subject-work', 'subject-exports'
  'labour-market-tests', 'diaspora-contacts', 'diaspora-matching'
]
var deadLetters = 'undelivered-events'
// Everything that can be destroyed.
var passing = concat(['drops', deadLetters], working, released)
var contributed = concat(working, released, evidence)
var tableNames = [
  'submissions', 'contents', 'current', 'notices', 'custody', 'agreements', 'governance', 'replays', 'incidents', 'subjectrequests', 'occupationsindemand'
  'labourmarkettests', 'diaspora', 'nights'
]
var tablesReadByPublic = ['agreements', 'occupationsindemand']
var queueNames = ['webjobs-blobtrigger-poison']

var roles = loadJsonContent('../roles.json')

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    // Upload tickets are signed with a key of the app's identity, never with the account's.
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: { blob: { enabled: true }, table: { enabled: true, keyType: 'Account' }, queue: { enabled: true, keyType: 'Account' } }
    }
    publicNetworkAccess: closed && empty(agencyAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: closed ? 'Deny' : 'Allow'
      // Event Grid writes down what it could not deliver.
      bypass: 'AzureServices'
      // Storage takes one address without a length, and refuses it with one.
      ipRules: [for address in agencyAddresses: { value: endsWith(address, '/32') ? split(address, '/')[0] : address, action: 'Allow' }]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    changeFeed: { enabled: true, retentionInDays: recoveryDays }
    deleteRetentionPolicy: { enabled: true, days: recoveryDays }
    containerDeleteRetentionPolicy: { enabled: true, days: recoveryDays }
    cors: {
      corsRules: empty(dashboardOrigins) ? [] : [
        {
          allowedOrigins: dashboardOrigins
          allowedMethods: ['PUT']
          allowedHeaders: ['content-type', 'x-ms-blob-type', 'x-ms-meta-traceparent']
          exposedHeaders: ['etag', 'x-ms-error-code']
          maxAgeInSeconds: 600
        }
      ]
    }
  }
}

resource inbox 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'drops'
  properties: { publicAccess: 'None' }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [for container in contributed: {
  parent: blobs
  name: container
  properties: { publicAccess: 'None', immutableStorageWithVersioning: { enabled: contains(evidence, container) } }
}]

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: deadLetters
  properties: { publicAccess: 'None' }
}

// Every version stays as it was written. To be locked by hand once the figures are agreed: what is locked can only be lengthened.
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = [for container in evidence: if (!contains(lockedEvidence, container)) {
  name: '${name}/default/${container}/default'
  properties: { immutabilityPeriodSinceCreationInDays: evidenceDays }
  dependsOn: [containers]
}]

resource seals 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: sealsContainer
  properties: { publicAccess: 'None' }
}

// Of the whole container, not by version: no name is written over, so what is read is what was written first. To be locked by hand as well.
resource sealsStay 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = if (!contains(lockedEvidence, sealsContainer)) {
  parent: seals
  name: 'default'
  properties: { immutabilityPeriodSinceCreationInDays: sealDays, allowProtectedAppendWrites: false }
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = [for table in tableNames: {
  parent: tableService
  name: table
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = [for queue in queueNames: {
  parent: queueService
  name: queue
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: concat(
        // What was destroyed must be gone: earlier versions of everything but evidence end with the days in which mistakes can be undone. A rule takes ten prefixes.
        map(range(0, (length(passing) + 9) / 10), i => {
          name: 'earlier-versions-end-${i}'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: map(take(skip(passing, i * 10), 10), container => '${container}/') }
            actions: { version: { delete: { daysAfterCreationGreaterThan: recoveryDays } }, snapshot: { delete: { daysAfterCreationGreaterThan: recoveryDays } } }
          }
        }),
        [
        {
          name: 'originals-cool'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['archive/'] }
            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 90 } } }
          }
        }
        {
          name: 'undelivered-events-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deadLetters}/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
          }
        }
      ])
    }
  }
  dependsOn: [blobs]
}

// ---- The app that takes drops -------------------------------------------------------------------

// The blob trigger asks for an owner of what it watches.
resource intakeInbox 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(inbox.id, intakePrincipal, roles.blobDataOwner)
  scope: inbox
  properties: {
    principalId: intakePrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataOwner)
  }
}

resource intakeContainers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (container, i) in contributed: {
  name: guid(containers[i].id, intakePrincipal, roles.blobDataContributor)
  scope: containers[i]
  properties: {
    principalId: intakePrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
  }
}]

var notOnSeals = map(['write', 'delete', 'move/action'], action => '!(ActionMatches{\'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}\'})')

// A contributor who neither writes over nor removes: a new name needs `add` alone.
resource intakeSeals 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(seals.id, intakePrincipal, roles.blobDataContributor)
  scope: seals
  properties: {
    principalId: intakePrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
    conditionVersion: '2.0'
    condition: '(${join(notOnSeals, ' AND ')}) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringNotEquals \'${sealsContainer}\')'
  }
}

resource intakeTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (table, i) in tableNames: {
  name: guid(tables[i].id, intakePrincipal, roles.tableDataContributor)
  scope: tables[i]
  properties: {
    principalId: intakePrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}]

// The blob trigger keeps queues of its own beside the poison queue, named after the host.
resource intakeQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, intakePrincipal, roles.queueDataContributor)
  scope: account
  properties: {
    principalId: intakePrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataContributor)
  }
}

// Upload tickets are signed with a key that the service gives to the identity.
resource intakeTickets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, intakePrincipal, roles.blobDelegator)
  scope: account
  properties: {
    principalId: intakePrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDelegator)
  }
}

// ---- The app that anybody may ask ---------------------------------------------------------------

resource publicContainers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for container in readByPublic: {
  name: guid(containers[indexOf(contributed, container)].id, publicPrincipal, roles.blobDataReader)
  scope: containers[indexOf(contributed, container)]
  properties: {
    principalId: publicPrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataReader)
  }
}]

resource publicTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for table in tablesReadByPublic: {
  name: guid(tables[indexOf(tableNames, table)].id, publicPrincipal, roles.tableDataReader)
  scope: tables[indexOf(tableNames, table)]
  properties: {
    principalId: publicPrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataReader)
  }
}]

// ---- Who did what with the data -----------------------------------------------------------------

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: tableService
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageWrite', enabled: true }, { category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: queueService
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageWrite', enabled: true }, { category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output id string = account.id
output name string = account.name
output blobUri string = account.properties.primaryEndpoints.blob
output queueUri string = account.properties.primaryEndpoints.queue
output tableUri string = account.properties.primaryEndpoints.table
