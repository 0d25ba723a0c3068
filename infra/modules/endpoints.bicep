// Private endpoints of one resource, one for each of its services.
param name string
param location string
param tags object
param resourceId string
@description('Services of the resource: blob, queue, table or vault.')
param groups string[]
param subnetId string
@description('The private DNS zone of each service.')
param zoneIds object

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [for group in groups: {
  name: '${name}-${group}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [{ name: group, properties: { privateLinkServiceId: resourceId, groupIds: [group] } }]
  }
}]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (group, i) in groups: {
  parent: endpoints[i]
  name: 'default'
  properties: { privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: zoneIds[group] } }] }
}]
