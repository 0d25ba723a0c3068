using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Access;
using Pipeline.Functions.Configuration;
using Pipeline.Functions.Http;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
// Outermost first: what fails while access is decided is answered as a problem too.
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<AccessMiddleware>();
builder.Services
    .AddAccess(builder.Configuration, builder.Environment)
    .AddStorage(builder.Configuration)
    .AddProtocols(builder.Configuration)
    .AddIntake(builder.Configuration)
    .AddAudit()
    .AddIndicators()
    .AddCoordination();

await builder.Build().RunAsync();
