// What people are told of without looking. Each question is asked of the workspace; none of the answers holds a person's data.
param name string
param location string
param tags object
param workspaceId string
param insightsName string
param peopleId string
param publicAddress string
param intakeAddress string

@description('Addresses that are refused this often within five minutes are reported.')
param refusalsInABurst int = 50

var questions = [
  {
    name: 'poison'
    severity: 1
    says: 'A drop failed on every attempt. infra/runbooks/poison.md says what to do.'
    query: 'AppRequests | where Name == "RecordPoisonedDrop" | where Success == true'
    every: 'PT5M'
    over: 'PT5M'
    more: 0
  }
  {
    name: 'missed-night'
    severity: 1
    says: 'A function that is to run every night has not ended well for 26 hours. infra/runbooks/missed-night.md says what to do.'
    query: 'AppMetrics | where Name == "pipeline.night.age" | summarize Seconds = min(Sum / ItemCount) by Function = tostring(Properties.function) | where Seconds > 26 * 3600'
    every: 'PT1H'
    over: 'PT1H'
    more: 0
  }
  {
    name: 'silence'
    severity: 1
    says: 'The intake app has told nothing of its nights for an hour: it is not ready, or nothing of what it measures arrives.'
    query: 'print Told = toscalar(union isfuzzy=true (datatable(TimeGenerated: datetime, Name: string)[]), (AppMetrics | project TimeGenerated, Name) | where TimeGenerated > ago(1h) and Name == "pipeline.night.age" | count) | where Told == 0'
    every: 'PT30M'
    over: 'PT1H'
    more: 0
  }
  {
    name: 'broken-audit'
    severity: 0
    says: 'An audit trail does not hold what was sealed, or a seal cannot be read. infra/runbooks/broken-seal.md says what to do.'
    query: 'AppTraces | where SeverityLevel >= 3 and Message has "does not hold what was sealed"'
    every: 'PT5M'
    over: 'PT5M'
    more: 0
  }
  {
    name: 'not-published'
    severity: 1
    says: 'A night ended without figures, on purpose: the controller is not registered any more, or a check kept the release back. The message says why.'
    query: 'AppTraces | where SeverityLevel >= 3 | where Message has "not published." or Message has "are not recomputed."'
    every: 'PT1H'
    over: 'PT1H'
    more: 0
  }
  {
    name: 'late-agency'
    severity: 3
    says: 'A delivery is late or missing: GET /api/coordination/notices. infra/runbooks/late-agency.md says what to do.'
    query: 'AppTraces | where Message startswith "New notices:" | extend Late = toint(Properties["Late"]) + toint(Properties["Missing"]) | where Late > 0'
    every: 'PT1H'
    over: 'PT1H'
    more: 0
  }
  {
    name: 'refusals'
    severity: 2
    says: 'Many requests were refused within five minutes (401, 403): somebody tries what is not theirs, or a token has ended.'
    query: 'AppRequests | where ResultCode in ("401", "403")'
    every: 'PT5M'
    over: 'PT5M'
    more: refusalsInABurst
  }
  {
    name: 'errors'
    severity: 1
    says: 'More than one in twenty requests or runs fails.'
    query: 'AppRequests | summarize Failed = countif(Success == false and ResultCode !startswith "4"), Total = count() | where Total >= 20 and Failed * 20 > Total'
    every: 'PT5M'
    over: 'PT15M'
    more: 0
  }
  {
    name: 'clocks'
    severity: 1
    says: 'A clock of a breach or of a person\'s request runs out. infra/runbooks/breach.md and subject-request.md say what to do.'
    query: 'AppTraces | where Message startswith "New notices of clocks"'
    every: 'PT15M'
    over: 'PT15M'
    more: 0
  }
  {
    name: 'altered-agreement'
    severity: 0
    says: 'The text of an agreement is not the one that was approved.'
    query: 'AppTraces | where SeverityLevel >= 3 and Message has "found an agreement altered"'
    every: 'PT5M'
    over: 'PT5M'
    more: 0
  }
]

// Columns of an answer whose values are alerts of their own, so that the mail names them.
var toldApart = { 'missed-night': ['Function'] }

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for question in questions: {
  name: '${name}-${question.name}'
  location: location
  tags: tags
  properties: {
    displayName: question.name
    description: question.says
    severity: question.severity
    enabled: true
    scopes: [workspaceId]
    // A new workspace knows its tables once data have come: asked before, the deployment would fail.
    skipQueryValidation: true
    evaluationFrequency: question.every
    windowSize: question.over
    criteria: {
      allOf: [
        {
          query: question.query
          dimensions: map(toldApart[?question.name] ?? [], column => { name: column, operator: 'Include', values: ['*'] })
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: question.more
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [peopleId] }
  }
}]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

var asked = [{ name: 'public', address: publicAddress }, { name: 'intake', address: intakeAddress }]

resource tests 'Microsoft.Insights/webtests@2022-06-15' = [for app in asked: {
  name: '${name}-${app.name}-answers'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: '${name}-${app.name}-answers'
    SyntheticMonitorId: '${name}-${app.name}-answers'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'emea-gb-db3-azr' }, { Id: 'emea-fr-pra-edge' }]
    Request: { RequestUrl: '${app.address}/api/health/ready', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}]

resource answers 'Microsoft.Insights/metricAlerts@2018-03-01' = [for (app, i) in asked: {
  name: '${name}-${app.name}-does-not-answer'
  location: 'global'
  tags: tags
  properties: {
    description: 'The ${app.name} app is not ready, seen from two places or more.'
    severity: 1
    enabled: true
    scopes: [tests[i].id, insights.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: tests[i].id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: peopleId }]
  }
}]
