using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Benchmarks.Serving;

/// <summary>The empty ASP.NET Core app: no routes, no log, "hello" to every request.</summary>
static class HelloApp
{
    public static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(http => http.Response.WriteAsync("hello"));
        await app.RunAsync();
        return 0;
    }
}
