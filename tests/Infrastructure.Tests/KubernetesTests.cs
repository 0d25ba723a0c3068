using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Testing;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The manifests for a national data centre say what the templates say, where the two places do not differ.</summary>
public class KubernetesTests
{
    static readonly string[] Apps = ["intake", "public"];
    static readonly IReadOnlyList<YamlMappingNode> All = Manifests.All;

    [Fact]
    public void Every_manifest_is_applied_and_has_a_name_of_its_own()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("infra", "kubernetes")).Select(Path.GetFileName).Except(["kustomization.yaml"]);

        Assert.Equal(files.Order(), Manifests.Files.Order());
        Assert.All(All, d => Assert.True(d.Text("apiVersion") != "" && d.Text("kind") != "" && d.Text("metadata", "name") != ""));
        Assert.All(All.Where(d => d.Text("kind") != "Namespace"), d => Assert.Equal("labour-migration", d.Text("metadata", "namespace")));
        Assert.Equal(All.Count, All.Select(d => d.Text("kind") + d.Text("metadata", "name")).Distinct().Count());
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("public")]
    public void An_app_may_write_nothing_but_temporary_files_and_is_nobody_on_its_machine(string app)
    {
        var pod = Deployed(app).At("spec", "template", "spec");
        var container = pod.Items("containers").Single();

        Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", container.Text("securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], container.Items("securityContext", "capabilities", "drop").Select(c => ((YamlScalarNode)c).Value!));
        Assert.Equal(("true", "1654"), (pod.Text("securityContext", "runAsNonRoot"), pod.Text("securityContext", "runAsUser")));
        Assert.Equal("false", pod.Text("automountServiceAccountToken"));
        Assert.Equal(["/tmp"], container.Items("volumeMounts").Select(m => m.Text("mountPath")));
        Assert.Equal("/api/health", container.Text("livenessProbe", "httpGet", "path"));
        Assert.Equal("/api/health/ready", container.Text("readinessProbe", "httpGet", "path"));
        Assert.NotEqual("", container.Text("resources", "limits", "memory"));
        Assert.Contains("USER 1654:1654", File.ReadAllText(Repository.PathOf("infra", "container", "Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_follows_the_page_makes_every_key_in_either_place()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "deployment.md"));
        var secrets = Azure.Value.SettingsOf("intake").Where(s => s.Key.Contains("__Keys__", StringComparison.Ordinal) || s.Key.EndsWith("__Current", StringComparison.Ordinal)).ToList();
        var inVault = Regex.Matches(File.ReadAllText(Repository.PathOf("infra", "main.bicep")), @"\$\{secret\}([a-z]+)-\$\{key\}").Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(4, inVault.Count);
        Assert.All(secrets, s => Assert.Contains($"--from-literal={s.Key}=", page, StringComparison.Ordinal));
        Assert.All(inVault, name => Assert.Matches($@"for key in [a-z0-9 -]*\b{name}-[a-z]1\b", page));
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("public")]
    public void An_app_does_not_run_what_it_does_not_run_in_Azure(string app) => Assert.Equal(
        Azure.Value.DisabledIn(app).Order(StringComparer.Ordinal),
        Settings(app).Where(s => s.EndsWith(".Disabled", StringComparison.Ordinal)).Select(s => s.Split('.')[1]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("intake")]
    [InlineData("public")]
    public void An_app_is_told_what_it_is_told_in_Azure_but_for_secrets_and_what_only_Azure_has(string app)
    {
        string[] elsewhere = ["AzureWebJobsStorage", "AZURE_", "APPLICATIONINSIGHTS", "DataStorage", "Storage__NcsaCertificate"];
        var told = Azure.Value.SettingsOf(app).Select(s => s.Key)
            .Where(s => !elsewhere.Any(e => s.StartsWith(e, StringComparison.Ordinal)) && !s.Contains("__Keys__", StringComparison.Ordinal) && !s.EndsWith("__Current", StringComparison.Ordinal));

        Assert.Equal(told.Order(StringComparer.Ordinal), Settings(app).Where(s => !s.StartsWith("OTEL_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>Azure Monitor is told directly; here a collector is, and the way to it is open.</summary>
    [Theory]
    [InlineData("intake")]
    [InlineData("public")]
    public void An_app_tells_the_collector_what_it_measures(string app)
    {
        var told = new Uri(Map("shared-settings").Text("data", "OTEL_EXPORTER_OTLP_ENDPOINT"));
        var way = All.Single(d => d.Text("kind") == "NetworkPolicy" && d.Text("metadata", "name") == "collector");

        Assert.Superset((HashSet<string>)["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL"], Settings(app).ToHashSet());
        Assert.Equal($"{told.Port}", way.Items("spec", "egress").Single().Items("ports").Single().Text("port"));
        Assert.Equal(told.Host.Split('.')[1], way.Items("spec", "egress").Single().Items("to").Single().Text("namespaceSelector", "matchLabels", "kubernetes.io/metadata.name"));
        Assert.Contains(app, way.Items("spec", "podSelector", "matchExpressions").Single().Items("values").Select(v => ((YamlScalarNode)v).Value));
    }

    [Fact]
    public void What_an_app_asks_for_is_there_and_the_public_one_is_given_no_key()
    {
        var maps = All.Where(d => d.Text("kind") == "ConfigMap").Select(d => d.Text("metadata", "name")).ToHashSet();
        foreach (var app in Apps)
        {
            var from = Deployed(app).At("spec", "template", "spec").Items("containers").Single().Items("envFrom").ToArray();
            Assert.All(from.Select(f => f.Text("configMapRef", "name")).Where(n => n != ""), name => Assert.Contains(name, maps));
            Assert.Equal([app == "intake" ? "intake-keys" : "public-signatures"], from.Select(f => f.Text("secretRef", "name")).Where(n => n != ""));
            Assert.Contains(app, All.Where(d => d.Text("kind") == "ServiceAccount").Select(d => d.Text("metadata", "name")));
        }
        Assert.DoesNotContain(All, d => d.Text("kind") == "Secret");
    }

    [Fact]
    public void Nothing_goes_in_or_out_that_is_not_named()
    {
        var policies = All.Where(d => d.Text("kind") == "NetworkPolicy").ToArray();
        var nothing = policies.Single(p => p.Text("metadata", "name") == "nothing");

        Assert.Equal(["Ingress", "Egress"], nothing.Items("spec", "policyTypes").Select(t => ((YamlScalarNode)t).Value!));
        Assert.Null(nothing.At("spec", "ingress"));
        Assert.Null(nothing.At("spec", "egress"));
        Assert.All(policies.Where(p => p != nothing), p => Assert.All(p.Items("spec", "ingress").Concat(p.Items("spec", "egress")), rule => Assert.NotEmpty(rule.Items("ports"))));
    }

    [Fact]
    public void Without_Event_Grid_files_are_looked_for_every_minute_and_taken_when_seen()
    {
        var shared = Map("shared-settings").Pairs("data").ToDictionary(p => p.Key, p => p.Value);
        var intake = Map("intake-settings").Pairs("data").ToDictionary(p => p.Key, p => p.Value);

        Assert.Equal("0 * * * * *", shared["Intake__ReconcileSchedule"]);
        Assert.Equal("00:00:00", intake["Intake__UnreportedAfter"]);
        Assert.Equal("RWA", shared["Storage__Country"]);
    }

    [Fact]
    public void What_scales_is_there()
    {
        foreach (var scaler in All.Where(d => d.Text("kind") == "ScaledObject"))
        {
            Assert.Contains(scaler.Text("spec", "scaleTargetRef", "name"), Apps);
            Assert.True(int.Parse(scaler.Text("spec", "minReplicaCount")) >= 1, "Timers and probes need a pod that is there.");
            Assert.All(scaler.Items("spec", "triggers").Where(t => t.At("authenticationRef") is not null), t =>
                Assert.Contains(All, d => d.Text("kind") == "TriggerAuthentication" && d.Text("metadata", "name") == t.Text("authenticationRef", "name")));
        }
        Assert.Equal(2, All.Count(d => d.Text("kind") == "ScaledObject"));
    }

    static readonly Lazy<Deployment> Azure = new(() => new(JsonNode.Parse(Bicep.Snapshot("dev"))!));

    static YamlMappingNode Deployed(string app) => Manifests.One("Deployment", app);

    static YamlMappingNode Map(string name) => Manifests.One("ConfigMap", name);

    static IEnumerable<string> Settings(string app) =>
        Deployed(app).At("spec", "template", "spec").Items("containers").Single().Items("envFrom").Select(f => f.Text("configMapRef", "name")).Where(n => n != "")
            .SelectMany(name => Map(name).Pairs("data")).Select(p => p.Key);
}
