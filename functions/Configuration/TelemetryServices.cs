using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pipeline.Functions.Configuration;

static class TelemetryServices
{
    /// <summary>The product's own meters and sources are named so; what the host measures, the host sends.</summary>
    const string Own = "Pipeline.*";

    /// <summary>Source of the runs of functions, in the official worker.</summary>
    const string Runs = "Microsoft.Azure.Functions.Worker";

    /// <summary>
    /// Sends measurements and traces to whom the settings name: <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> (Azure Monitor, as the identity of the app) and
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> with its kin (any collector that speaks OTLP). Without either nothing is collected. Logs go the host's way.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (insights, collector) = (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"], configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        if (string.IsNullOrEmpty(insights) && string.IsNullOrEmpty(collector)) return services;
        var part = $"{services.Deployment().Part}".ToLowerInvariant();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"labour-migration-{part}", "labour-migration", typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddMeter(Own))
            .WithTracing(traces => traces.AddSource(Own, Runs));
        if (!string.IsNullOrEmpty(collector))
            services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddOtlpExporter()).ConfigureOpenTelemetryTracerProvider(traces => traces.AddOtlpExporter());
        if (!string.IsNullOrEmpty(insights))
            services
                .ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.AddAzureMonitorMetricExporter(to => to.ConnectionString = insights, provider.GetRequiredService<TokenCredential>()))
                .ConfigureOpenTelemetryTracerProvider((provider, traces) => traces.AddAzureMonitorTraceExporter(to => to.ConnectionString = insights, provider.GetRequiredService<TokenCredential>()));
        return services;
    }
}
