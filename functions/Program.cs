using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Access;
using Pipeline.Functions.Agreements;
using Pipeline.Functions.Configuration;
using Pipeline.Functions.Http;
using Pipeline.Functions.Operations;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
// Outermost first: what fails while access is decided is answered as a problem too, and a page of the dashboard may read whatever is answered.
builder.UseMiddleware<CrossOriginMiddleware>();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<AccessMiddleware>();
builder.UseMiddleware<NightMiddleware>();
// Within access: who is refused costs no look at storage. It acts for no caller.
builder.UseMiddleware<AgreedProtocolsMiddleware>();
builder.Services
    .AddDeployment(builder.Configuration)
    .AddTelemetry(builder.Configuration)
    .AddAccess(builder.Configuration, builder.Environment)
    .AddStorage(builder.Configuration)
    .AddDashboard(builder.Configuration, builder.Environment)
    .AddProtocols(builder.Configuration)
    .AddKeys(builder.Configuration)
    .AddCustody(builder.Configuration, builder.Environment)
    .AddIntake()
    .AddRecovery(builder.Configuration)
    .AddAudit()
    .AddIndicators(builder.Configuration)
    .AddCoordination()
    .AddAgreements()
    .AddGovernance()
    .AddOccupationsInDemand()
    .AddLabourMarketTests()
    .AddProtection()
    .AddStatistics(builder.Configuration)
    .AddStatisticsPublishing()
    .AddDiaspora(builder.Configuration);

await builder.Build().RunAsync();
