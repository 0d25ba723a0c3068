using '../main.bicep'

// What is the owner's to decide comes from the environment of whoever deploys: nothing of it is a secret, and nothing is guessed.
param name = readEnvironmentVariable('PIPELINE_NAME')
param stage = 'dev'
param storageCountry = readEnvironmentVariable('STORAGE_COUNTRY')
param ncsaCertificate = readEnvironmentVariable('NCSA_CERTIFICATE')
param ncsaCertificateExpires = readEnvironmentVariable('NCSA_CERTIFICATE_EXPIRES')
param registration = readEnvironmentVariable('CONTROLLER_REGISTRATION')
param registrationExpires = readEnvironmentVariable('CONTROLLER_REGISTRATION_EXPIRES')
param accessAuthority = readEnvironmentVariable('ACCESS_AUTHORITY')
param accessAudience = readEnvironmentVariable('ACCESS_AUDIENCE')
param dashboardOrigins = filter(split(readEnvironmentVariable('DASHBOARD_ORIGINS', ''), ','), origin => !empty(origin))
param dashboardClientId = readEnvironmentVariable('DASHBOARD_CLIENT_ID', '')
param dashboardScope = readEnvironmentVariable('DASHBOARD_SCOPE', '')
param agencyAddresses = filter(split(readEnvironmentVariable('AGENCY_ADDRESSES', ''), ','), address => !empty(address))
param alertMail = readEnvironmentVariable('ALERT_MAIL')
param budgetStartsOn = readEnvironmentVariable('BUDGET_STARTS_ON')
param monthlyBudget = 150
param storageSku = 'Standard_LRS'
param evidenceDays = 1
param sealDays = 1
param lockedEvidence = filter(split(readEnvironmentVariable('LOCKED_EVIDENCE', ''), ','), container => !empty(container))
param intakeInstances = 40
param publicInstances = 40
param publicAlwaysReady = 0
param privateNetwork = false
