// Once for each stage, by an owner of the subscription: the identity that the delivery workflow signs in as. GitHub's token is its only credential.
targetScope = 'resourceGroup'

param name string
@description('owner/repository.')
param repository string
@allowed(['dev', 'test', 'prod'])
param stage string
param location string = resourceGroup().location

var roles = loadJsonContent('roles.json')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-${stage}-delivery'
  location: location
}

// A job gets the token of a stage only where the repository's environment of that name lets it.
resource trust 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: identity
  name: 'github'
  properties: { issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:${repository}:environment:${stage}', audiences: ['api://AzureADTokenExchange'] }
}

resource builds 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, identity.id, roles.contributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
  }
}

// It gives the apps their roles, and may give no others: neither ownership nor a way to read the keys beyond the vault's own reader.
resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, identity.id, roles.roleBasedAccessControlAdministrator)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.roleBasedAccessControlAdministrator)
    conditionVersion: '2.0'
    condition: '((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${join(grantable, ', ')}} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'ServicePrincipal\'})) AND ((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${join(grantable, ', ')}}))'
  }
}

var grantable = [
  roles.blobDataOwner, roles.blobDataContributor, roles.blobDataReader, roles.blobDelegator, roles.queueDataContributor, roles.tableDataContributor
  roles.tableDataReader, roles.keyVaultSecretsUser, roles.monitoringMetricsPublisher
]

output clientId string = identity.properties.clientId
