using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Configuration;
using Pipeline.Functions.Http;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.Services
    .AddStorage(builder.Configuration)
    .AddProtocols(builder.Configuration)
    .AddIntake(builder.Configuration)
    .AddIndicators();

await builder.Build().RunAsync();
