// A private network: apps reach storage and vault from within, and their addresses on the internet lead nowhere.
param name string
param location string
param tags object

var appNames = ['intake', 'public']
var zoneNames = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink.queue.${environment().suffixes.storage}'
  'privatelink.table.${environment().suffixes.storage}'
  'privatelink.vaultcore.azure.net'
]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: concat(
      map(range(0, length(appNames)), i => {
        name: appNames[i]
        properties: {
          addressPrefix: '10.20.${i}.0/24'
          // What Flex Consumption runs in.
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }),
      [{ name: 'endpoints', properties: { addressPrefix: '10.20.8.0/24', privateEndpointNetworkPolicies: 'Enabled' } }])
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2020-06-01' = [for zone in zoneNames: {
  name: zone
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = [for (zone, i) in zoneNames: {
  parent: zones[i]
  name: '${name}-link'
  location: 'global'
  properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
}]

output intakeSubnet string = '${network.id}/subnets/intake'
output publicSubnet string = '${network.id}/subnets/public'
output endpointSubnet string = '${network.id}/subnets/endpoints'
output zoneIds object = {
  blob: zones[0].id
  queue: zones[1].id
  table: zones[2].id
  vault: zones[3].id
}
