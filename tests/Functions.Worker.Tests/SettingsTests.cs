using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Worker.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void An_environment_variable_wins_over_local_settings_and_the_command_line_over_both()
    {
        var name = $"Test_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable($"{name}__Environment", "environment");
        Environment.SetEnvironmentVariable($"{name}__CommandLine", "environment");
        var local = Read($$$"""
            { // comments are allowed, as in the real file
              "Values": { "{{{name}}}__Local": "local", "{{{name}}}__Environment": "local", "{{{name}}}:CommandLine": "local" },
              "ConnectionStrings": { "Main": "text" }
            }
            """);
        var configuration = new ConfigurationManager();
        configuration.AddWorkerSources(local, "Development", ["--" + name + ":CommandLine", "command line"]);
        Assert.Equal("local", configuration[$"{name}:Local"]);
        Assert.Equal("environment", configuration[$"{name}:Environment"]);
        Assert.Equal("command line", configuration[$"{name}:CommandLine"]);
        Assert.Equal("text", configuration.GetConnectionString("Main"));
    }

    [Fact]
    public void The_port_is_the_command_line_s_then_the_urls_then_that_of_local_settings_then_7071()
    {
        var local = Read("""{ "Host": { "LocalHttpPort": 7080 } }""");
        var urls = Of(("urls", "http://127.0.0.1:5000;http://[::1]:5001"));
        Assert.Equal(["http://localhost:9000"], ListenAddress.Choose(["--port", "9000"], urls, local));
        Assert.Equal(["http://127.0.0.1:5000", "http://[::1]:5001"], ListenAddress.Choose([], urls, local));
        Assert.Equal(["http://localhost:7080"], ListenAddress.Choose([], Of(), local));
        Assert.Equal(["http://localhost:7071"], ListenAddress.Choose([], Of(), Read("{}")));
    }

    [Theory]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://*:80")]
    [InlineData("http://pipeline.example:80")]
    public void An_address_that_others_can_reach_is_refused(string url)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => ListenAddress.Choose([], Of(("urls", url)), Read("{}")));
        Assert.Contains(url, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_json_is_read_with_settings_laid_over_it()
    {
        var file = Write("""
            { "functionTimeout": "00:05:00", "extensions": { "blobs": { "poisonBlobThreshold": 3, "maxDegreeOfParallelism": 2 } } }
            """);
        var host = HostJson.Read(file, Of(("AzureFunctionsJobHost:extensions:blobs:poisonBlobThreshold", "7")));
        Assert.Equal(TimeSpan.FromMinutes(5), host.FunctionTimeout);
        Assert.Equal(7, host.Get("extensions:blobs:poisonBlobThreshold", 5));
        Assert.Equal(2, host.Get("extensions:blobs:maxDegreeOfParallelism", 8));
        Assert.Equal("api", host.RoutePrefix);
        Assert.Null(HostJson.Read(null, Of(("AzureFunctionsJobHost:functionTimeout", "-1"))).FunctionTimeout);
        Assert.Equal(TimeSpan.FromMinutes(30), HostJson.Read(null, Of()).FunctionTimeout);
        var wrong = HostJson.Read(null, Of(("AzureFunctionsJobHost:functionTimeout", "soon")));
        var problem = Assert.Throws<InvalidOperationException>(() => wrong.FunctionTimeout);
        Assert.Contains("functionTimeout is 'soon'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_s_name_is_the_setting_or_the_app_s_name_made_fit()
    {
        Assert.Equal("chosen", HostId.From(Of(("AzureFunctionsWebHost:hostid", "Chosen")), "App").ToString());
        Assert.Equal("pipeline-functions", HostId.From(Of(), "Pipeline.Functions").ToString());
        Assert.True(HostId.From(Of(), new('x', 60)).ToString().Length <= 32);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10001/devstoreaccount1")]
    [InlineData("AccountName=ours;AccountKey=QQ==;EndpointSuffix=core.windows.net", "https://ours.queue.core.windows.net/")]
    [InlineData("QueueEndpoint=https://ours.example/q/;SharedAccessSignature=?sv=1&sig=2", "https://ours.example/q")]
    public void Connection_strings_name_the_queue_endpoint(string text, string endpoint) =>
        Assert.Equal(endpoint, ConnectionString.Parse(text).QueueEndpoint.ToString());

    [Theory]
    [InlineData(
        typeof(NeedsDate),
        "Function 'NeedsDate': nothing that comes with blob drops/{name} can be bound to parameter 'date' of type DateTime.")]
    [InlineData(
        typeof(NeedsSetting),
        "Function 'NeedsSetting': parameter 'message': '%Nowhere%' names the setting 'Nowhere', which has no value.")]
    [InlineData(typeof(NeedsList), "Function 'NeedsList': parameter 'blob' of type List`1 cannot take what a blobTrigger brings")]
    [InlineData(typeof(NeedsTrigger), "Function 'NeedsTrigger': has 0 trigger parameters")]
    [InlineData(
        typeof(BadSchedule),
        "Function 'BadSchedule': parameter 'timer': 'often' is neither a cron expression of six fields nor an interval")]
    [InlineData(
        typeof(BadPath),
        "Function 'BadPath': parameter 'blob': the blob path '{container}/{name}' must begin with a container's name")]
    public void What_cannot_be_bound_is_refused_with_the_function_and_the_parameter_named(Type function, string message)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => LocalHost.Build("UseDevelopmentStorage=true", [function]));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => LocalHost.Build("", [typeof(One), typeof(OneAgain)]));
        Assert.Equal("Two functions are named 'One'.", problem.Message);
    }

    [Fact]
    public async Task A_missing_connection_is_named_at_start()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(
            () => LocalHost.StartAsync("UseDevelopmentStorage=true", [typeof(Elsewhere)]));
        Assert.Contains("The setting 'Data' is missing", problem.Message, StringComparison.Ordinal);
    }

    static LocalSettings Read(string json) => LocalSettings.Read(Write(json));

    static string Write(string json)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("settings-").FullName, "settings.json");
        File.WriteAllText(file, json);
        return file;
    }

    static IConfiguration Of(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();

    public sealed class NeedsDate
    {
        [Function(nameof(NeedsDate))]
        public void Run([BlobTrigger("drops/{name}")] Stream blob, string name, DateTime date) => GC.KeepAlive((blob, name, date));
    }

    public sealed class NeedsSetting
    {
        [Function(nameof(NeedsSetting))]
        public void Run([QueueTrigger("%Nowhere%")] string message) => GC.KeepAlive(message);
    }

    public sealed class NeedsList
    {
        [Function(nameof(NeedsList))]
        public void Run([BlobTrigger("drops/{name}")] List<string> blob) => GC.KeepAlive(blob);
    }

    public sealed class NeedsTrigger
    {
        [Function(nameof(NeedsTrigger))]
        public void Run(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();
    }

    public sealed class BadSchedule
    {
        [Function(nameof(BadSchedule))]
        public void Run([TimerTrigger("often")] TimerInfo timer) => GC.KeepAlive(timer);
    }

    public sealed class BadPath
    {
        [Function(nameof(BadPath))]
        public void Run([BlobTrigger("{container}/{name}")] Stream blob) => GC.KeepAlive(blob);
    }

    public sealed class One
    {
        [Function("One")]
        public IActionResult Run([HttpTrigger("get")] HttpRequest request) => new OkResult();
    }

    public sealed class OneAgain
    {
        [Function("one")]
        public IActionResult Run([HttpTrigger("get")] HttpRequest request) => new OkResult();
    }

    public sealed class Elsewhere
    {
        [Function(nameof(Elsewhere))]
        public void Run([QueueTrigger("q", Connection = "Data")] string message) => GC.KeepAlive(message);
    }
}
