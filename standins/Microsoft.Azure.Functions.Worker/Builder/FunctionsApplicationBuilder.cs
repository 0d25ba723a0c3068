using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Deployment;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>
/// Gathers settings, services and middleware of a function app. Here it also builds the host that runs the app on one machine.
/// </summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    // The real host's limit for the body of a request.
    const long MaxRequestBody = 104_857_600;

    readonly string[] _args;
    readonly WebApplicationBuilder _web;
    readonly LocalSettings _localSettings;
    readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    bool _hasBuilt;

    internal FunctionsApplicationBuilder(string[]? args)
    {
        _args = args ?? [];
        _web = WebApplication.CreateEmptyBuilder(new()
        {
            ApplicationName = Assembly.GetEntryAssembly()?.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = WorkerConfiguration.EnvironmentName,
        });
        _localSettings = LocalSettings.Read(AppFiles.Find("local.settings.json"));
        Configuration.AddWorkerSources(_localSettings, Environment.EnvironmentName, _args);
        HostJsonFile = AppFiles.Find("host.json");
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public ConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    /// <summary>The classes that are searched for functions; the entry assembly's when none is named.</summary>
    internal IReadOnlyList<Type>? FunctionTypes { get; set; }

    internal string? HostJsonFile { get; set; }

    /// <summary>The kinds of trigger that Program.cs switched on, besides those that come with their attribute's assembly.</summary>
    internal List<ITriggerExtension> Triggers { get; } = [];

    /// <summary>Called with the app's functions when its routes are laid out.</summary>
    internal List<Action<IEndpointRouteBuilder, FunctionCatalog>> Routes { get; } = [];

    public IHost Build()
    {
        ThrowIfBuilt();
        _hasBuilt = true;
        var hostJson = HostJson.Read(HostJsonFile, Configuration);
        var catalog = new FunctionScanner(Configuration, Triggers).Scan(
            FunctionTypes is { } types ? types.SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(FunctionAttribute))).Select(FunctionMethods.Of)
            : Assembly.GetEntryAssembly() is { } program ? FunctionMethods.Of(program) : []);
        Services.AddLocalHost(hostJson, catalog, _middleware);
        Logging.AddLocalHost(hostJson);
        // Without QUIC, which nobody on one machine speaks and which costs a start.
        _web.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBody;
        });
        _web.WebHost.UseUrls(ListenAddress.Choose(_args, Configuration, _localSettings));
        if (Environment.IsDevelopment())
            ConfigureContainer(new DefaultServiceProviderFactory(new() { ValidateScopes = true, ValidateOnBuild = true }));

        var app = _web.Build();
        app.MapAdmin();
        foreach (var add in Routes) add(app, catalog);
        return app;
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        _middleware.Add(middleware);
        return this;
    }

    void ThrowIfBuilt()
    {
        if (_hasBuilt) throw new InvalidOperationException("This application was built before.");
    }
}
