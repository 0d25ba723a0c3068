// The pipeline in Azure: one package, two apps. `intake` takes drops, computes and serves those who signed in; `public` reads what was released and nothing else.
// Deploy this first, then the package, then events.bicep (which needs a key that the running app makes).
targetScope = 'resourceGroup'

@description('Begins every name. With the environment it must be unique in the world.')
@minLength(3)
@maxLength(9)
param name string

@allowed(['dev', 'test', 'prod'])
param stage string

param location string = resourceGroup().location

// ---- The law ------------------------------------------------------------------------------------

@description('Country of the region, ISO 3166-1 alpha-3. No region of Azure lies in Rwanda: without the certificate below the apps do not start.')
@minLength(3)
@maxLength(3)
param storageCountry string

@description('The supervisory authority\'s certificate for storage outside Rwanda (Law 058/2021, article 50), and its last day as 2027-12-31.')
param ncsaCertificate string
param ncsaCertificateExpires string

@description('The controller\'s registration and its last day. Once it has ended nothing is published.')
param registration string
param registrationExpires string

// ---- Who may call -------------------------------------------------------------------------------

@description('Issuer of tokens (OpenID Connect) and whom they must be for.')
param accessAuthority string
param accessAudience string

@description('From where browsers get the dashboard, as https://data.example.org: its pages may read what the apps answer and put files into the inbox. The public app serves it.')
param dashboardOrigins string[] = []
@description('What the dashboard is called by the issuer, and the scopes with which a token is for the apps. Without a name nobody can sign in to it.')
param dashboardClientId string = ''
param dashboardScope string = ''

// ---- Keys: secrets `pseudonyms-k1`, `sensitive-s1`, `rounding-r1`, `contacts-c1` and so on of the vault ------------------------

param pseudonymKeys string[] = ['k1']
param currentPseudonymKey string = 'k1'
param sensitiveKeys string[] = ['s1']
param currentSensitiveKey string = 's1'
param roundingKeys string[] = ['r1']
param currentRoundingKey string = 'r1'
param contactKeys string[] = ['c1']
param currentContactKey string = 'c1'

// ---- Size ---------------------------------------------------------------------------------------

param storageSku string = 'Standard_ZRS'
@minValue(1)
@maxValue(30)
param recoveryDays int = 7
param evidenceDays int = 3650
@description('The longest that an agreement keeps data (ten years from the end of a period), a year for late deliveries, and one in which somebody may still ask what was done with them.')
param sealDays int = 4383
@description('Containers (certificates, subject-certificates, audit) whose policy an owner has locked. It takes no update then, not even the same one: a deployment that made it would fail.')
param lockedEvidence string[] = []
param logDays int = 90
@allowed([512, 2048, 4096])
param intakeMemory int = 4096
@allowed([512, 2048, 4096])
param publicMemory int = 2048
param intakeInstances int = 40
param publicInstances int = 100
param publicAlwaysReady int = 0

// ---- Network ------------------------------------------------------------------------------------

@description('Storage and vault can be reached from a private network only.')
param privateNetwork bool = false
@description('Addresses (CIDR) that agencies upload from. Without any, a private inbox can be reached by private endpoint only.')
param agencyAddresses string[] = []

// ---- People and money ---------------------------------------------------------------------------

param alertMail string
param monthlyBudget int
@description('First day of the month that the budget begins with.')
param budgetStartsOn string

var fullName = '${name}-${stage}'
var tags = { product: 'labour-migration-pipeline', stage: stage }
var functions = loadJsonContent('functions.json')

resource intakeIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${fullName}-intake'
  location: location
  tags: tags
}

resource publicIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${fullName}-public'
  location: location
  tags: tags
}

module watching 'modules/watching.bicep' = {
  params: { name: fullName, location: location, tags: tags, retentionDays: logDays, alertMail: alertMail }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: { name: fullName, location: location, tags: tags }
}

module data 'modules/data.bicep' = {
  params: {
    name: toLower(take(replace('${name}${stage}${uniqueString(resourceGroup().id)}', '-', ''), 24))
    location: location
    tags: tags
    sku: storageSku
    recoveryDays: recoveryDays
    evidenceDays: evidenceDays
    sealDays: sealDays
    lockedEvidence: lockedEvidence
    closed: privateNetwork
    agencyAddresses: agencyAddresses
    dashboardOrigins: dashboardOrigins
    intakePrincipal: intakeIdentity.properties.principalId
    publicPrincipal: publicIdentity.properties.principalId
    workspaceId: watching.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: take('${fullName}-${uniqueString(resourceGroup().id)}', 24)
    location: location
    tags: tags
    intakePrincipal: intakeIdentity.properties.principalId
    closed: privateNetwork
    workspaceId: watching.outputs.workspaceId
  }
}

// What both apps are told.
var shared = {
  Access__Authority: accessAuthority
  Access__Audience: accessAudience
  Dashboard__Origins: join(dashboardOrigins, ',')
  Dashboard__ClientId: dashboardClientId
  Dashboard__Scope: dashboardScope
  // The dashboard is at the root, in the place of the host's own page.
  AzureWebJobsDisableHomepage: 'true'
  Storage__Country: storageCountry
  Storage__NcsaCertificate: ncsaCertificate
  Storage__NcsaCertificateExpires: ncsaCertificateExpires
  DataStorage__blobServiceUri: data.outputs.blobUri
  DataStorage__tableServiceUri: data.outputs.tableUri
  DataStorage__credential: 'managedidentity'
  // Timers run in UTC; Kigali is two hours ahead, all year. The app that does not run them reads their names all the same.
  Indicators__RecomputeSchedule: '0 0 0 * * *'
  Statistics__PublishSchedule: '0 0 2 * * *'
  Diaspora__MatchSchedule: '0 0 2 * * *'
  // About 30 bytes an observation, and how often one address may ask in a minute.
  Statistics__MaxObservationsInMemory: '5000000'
  Statistics__RequestsPerMinute: '6000'
  Statistics__BehindGateway: 'false'
  Protection__WatchSchedule: '0 */15 * * * *'
  Protection__WorkSchedule: '30 * * * * *'
  Pseudonyms__RotateSchedule: '0 0 22 * * *'
  Retention__Schedule: '0 0 3 * * *'
  Coordination__WatchSchedule: '0 0 4 * * *'
  Audit__SealSchedule: '0 30 4 * * *'
  Intake__SweepSchedule: '0 */15 * * * *'
  Intake__ReconcileSchedule: '30 */5 * * * *'
  Intake__ReplaySchedule: '15 * * * * *'
}

var secret = '@Microsoft.KeyVault(VaultName=${vault.outputs.name};SecretName='

module intake 'modules/app.bicep' = {
  params: {
    name: '${fullName}-intake'
    location: location
    tags: tags
    part: 'intake'
    identityId: intakeIdentity.id
    identityPrincipal: intakeIdentity.properties.principalId
    identityClient: intakeIdentity.properties.clientId
    settings: union(
      shared,
      {
        Deployment__Part: 'intake'
        Dashboard__Api: ''
        // All of it is made here, and the app may make nothing.
        Storage__Prepare: 'false'
        DataStorage__clientId: intakeIdentity.properties.clientId
        DataStorage__queueServiceUri: data.outputs.queueUri
        Protection__Registration: registration
        Protection__RegistrationExpires: registrationExpires
        Pseudonyms__Current: currentPseudonymKey
        Pseudonyms__RotatePerRun: '200'
        Sensitive__Current: currentSensitiveKey
        Rounding__Current: currentRoundingKey
        DiasporaContacts__Current: currentContactKey
        UploadTickets__Minutes: '15'
        DryRun__MaxBytes: '67108864'
        Intake__StuckAfter: '01:00:00'
        Intake__UnreportedAfter: '00:02:00'
        Intake__MostAttempts: '5'
        Intake__MostPerRun: '200'
      },
      // Without a version, so that a new one is taken up.
      toObject(pseudonymKeys, key => 'Pseudonyms__Keys__${key}', key => '${secret}pseudonyms-${key})'),
      toObject(sensitiveKeys, key => 'Sensitive__Keys__${key}', key => '${secret}sensitive-${key})'),
      toObject(roundingKeys, key => 'Rounding__Keys__${key}', key => '${secret}rounding-${key})'),
      toObject(contactKeys, key => 'DiasporaContacts__Keys__${key}', key => '${secret}contacts-${key})'))
    disabled: concat(functions.public, functions.laptop)
    corsOrigins: dashboardOrigins
    memory: intakeMemory
    mostInstances: intakeInstances
    alwaysReady: 0
    insightsName: watching.outputs.insightsName
    insightsConnection: watching.outputs.connectionString
    workspaceId: watching.outputs.workspaceId
    closed: privateNetwork
    subnetId: privateNetwork ? network!.outputs.intakeSubnet : ''
  }
}

module public 'modules/app.bicep' = {
  params: {
    name: '${fullName}-public'
    location: location
    tags: tags
    part: 'public'
    identityId: publicIdentity.id
    identityPrincipal: publicIdentity.properties.principalId
    identityClient: publicIdentity.properties.clientId
    settings: union(shared, { Deployment__Part: 'public', Dashboard__Api: intake.outputs.address, DataStorage__clientId: publicIdentity.properties.clientId })
    disabled: concat(functions.intake, functions.laptop)
    // What it answers is for everybody.
    corsOrigins: ['*']
    memory: publicMemory
    mostInstances: publicInstances
    alwaysReady: publicAlwaysReady
    insightsName: watching.outputs.insightsName
    insightsConnection: watching.outputs.connectionString
    workspaceId: watching.outputs.workspaceId
    closed: privateNetwork
    subnetId: privateNetwork ? network!.outputs.publicSubnet : ''
  }
}

module dataEndpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  params: {
    name: '${fullName}-data'
    location: location
    tags: tags
    resourceId: data.outputs.id
    groups: ['blob', 'queue', 'table']
    subnetId: network!.outputs.endpointSubnet
    zoneIds: network!.outputs.zoneIds
  }
}

module intakeHostEndpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  params: {
    name: '${fullName}-intake-host'
    location: location
    tags: tags
    resourceId: intake.outputs.hostStorageId
    groups: ['blob', 'queue', 'table']
    subnetId: network!.outputs.endpointSubnet
    zoneIds: network!.outputs.zoneIds
  }
}

module publicHostEndpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  params: {
    name: '${fullName}-public-host'
    location: location
    tags: tags
    resourceId: public.outputs.hostStorageId
    groups: ['blob', 'queue', 'table']
    subnetId: network!.outputs.endpointSubnet
    zoneIds: network!.outputs.zoneIds
  }
}

module vaultEndpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  params: {
    name: '${fullName}-vault'
    location: location
    tags: tags
    resourceId: vault.outputs.id
    groups: ['vault']
    subnetId: network!.outputs.endpointSubnet
    zoneIds: network!.outputs.zoneIds
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: fullName
    location: location
    tags: tags
    workspaceId: watching.outputs.workspaceId
    insightsName: watching.outputs.insightsName
    peopleId: watching.outputs.peopleId
    publicAddress: public.outputs.address
    intakeAddress: intake.outputs.address
  }
}

module budget 'modules/budget.bicep' = {
  params: { name: fullName, amount: monthlyBudget, startsOn: budgetStartsOn, alertMail: alertMail }
}

output intakeName string = intake.outputs.name
output publicName string = public.outputs.name
output intakeAddress string = intake.outputs.address
output publicAddress string = public.outputs.address
output dataAccount string = data.outputs.name
output vaultName string = vault.outputs.name
output peopleId string = watching.outputs.peopleId
output workspaceId string = watching.outputs.workspaceId
