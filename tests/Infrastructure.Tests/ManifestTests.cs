using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Testing;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What a cluster would refuse, or take and never serve.</summary>
public class ManifestTests
{
    // A fault is told with its line.
    static readonly JsonSerializerOptions Lines = new() { WriteIndented = true };

    static readonly IReadOnlyList<YamlMappingNode> Deployments = [.. Manifests.Of("Deployment")];

    [Fact]
    public async Task Manifests_have_the_fields_of_Kubernetes_and_KEDA_and_no_others() =>
        Assert.Equal("", await FaultsAsync(Manifests.All.Select(d => Manifests.Json(d)!)));

    [Theory]
    [InlineData("Deployment", "intake", """{"spec": {"template": {"spec": {"containers": [{"name": "functions", "volumeMount": []}]}}}}""", "volumeMount")]
    [InlineData("ScaledObject", "public", """{"spec": {"minReplicaCount": "2"}}""", "minReplicaCount")]
    [InlineData("Ingress", "pipeline", """{"apiVersion": "networking.k8s.io/v2"}""", "networking.k8s.io/v2")]
    public async Task A_field_that_is_wrong_is_named(string kind, string name, string change, string named)
    {
        var manifest = Manifests.Json(Manifests.One(kind, name))!.AsObject();
        Change(manifest, JsonNode.Parse(change)!.AsObject());
        Assert.Contains(named, await FaultsAsync([manifest]));
    }

    [Fact]
    public void Selectors_find_the_pods_of_their_deployment()
    {
        foreach (var deployment in Deployments)
        {
            var labels = Labels(deployment, "spec", "template", "metadata", "labels");
            Assert.Equal(Labels(deployment, "spec", "selector", "matchLabels"), labels);
            Assert.All(deployment.At("spec", "template", "spec").Items("topologySpreadConstraints"), c => Assert.Equal(labels, Labels(c, "labelSelector", "matchLabels")));
        }
        string[] apps = [.. Deployments.Select(d => d.Text("spec", "template", "metadata", "labels", "app"))];
        Assert.Equal(apps.Order(), Manifests.Of("Service").Select(s => s.Text("spec", "selector", "app")).Order());
        Assert.All(Manifests.Of("PodDisruptionBudget"), b => Assert.Contains(b.Text("spec", "selector", "matchLabels", "app"), apps));
        var chosen = Manifests.Of("NetworkPolicy").SelectMany(p => p.Items("spec", "podSelector", "matchExpressions").SelectMany(e => e.Items("values")).Select(v => ((YamlScalarNode)v).Value!)
            .Concat(p.Text("spec", "podSelector", "matchLabels", "app") is { Length: > 0 } one ? [one] : Array.Empty<string>()));
        Assert.All(chosen, app => Assert.Contains(app, apps));
    }

    [Fact]
    public void Requests_come_to_a_port_that_listens()
    {
        foreach (var deployment in Deployments)
        {
            var (name, container) = (deployment.Text("metadata", "name"), Container(deployment));
            var port = container.Items("ports").Single();
            var service = Manifests.One("Service", name).Items("spec", "ports").Single();
            var listens = File.ReadAllText(Repository.PathOf("infra", "container", "Dockerfile"));

            Assert.Contains($"ASPNETCORE_URLS=http://+:{port.Text("containerPort")} ", listens);
            Assert.Contains($"EXPOSE {port.Text("containerPort")}\n", listens);
            Assert.Equal(port.Text("name"), service.Text("targetPort"));
            Assert.Contains(port.Text("containerPort"), Manifests.One("NetworkPolicy", "requests").Items("spec", "ingress").Single().Items("ports").Select(p => p.Text("port")));
            var backend = Manifests.One("Ingress", "pipeline").Items("spec", "rules").SelectMany(r => r.Items("http", "paths")).Single(p => p.Text("backend", "service", "name") == name);
            Assert.Equal(service.Text("name"), backend.Text("backend", "service", "port", "name"));
        }
        var named = Manifests.One("Ingress", "pipeline").Items("spec", "tls").SelectMany(t => t.Items("hosts")).Select(h => ((YamlScalarNode)h).Value!);
        Assert.Equal(named.Order(), Manifests.One("Ingress", "pipeline").Items("spec", "rules").Select(r => r.Text("host")).Order());
    }

    [Fact]
    public void Probes_ask_what_answers_without_a_token_in_either_app()
    {
        var routes = JsonNode.Parse(File.ReadAllText(Repository.PathOf("functions", "OpenApi", "openapi.json")))!["paths"]!.AsObject();
        foreach (var deployment in Deployments)
            foreach (var probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"])
            {
                var asks = Container(deployment).At(probe, "httpGet");
                var route = routes.SingleOrDefault(r => $"/api/{r.Key.TrimStart('/')}" == asks.Text("path") || r.Key == asks.Text("path")).Value;
                Assert.True(route?["get"] is not null, $"{probe} asks {asks.Text("path")}, which nothing answers.");
                Assert.Empty(route["get"]!["security"]?.AsArray() ?? []);
                var function = (string)route["get"]!["operationId"]!;
                Assert.DoesNotContain($"AzureWebJobs.{function}.Disabled", Manifests.One("ConfigMap", $"{deployment.Text("metadata", "name")}-functions").Pairs("data").Select(p => p.Key), StringComparer.OrdinalIgnoreCase);
                Assert.Equal(Container(deployment).Items("ports").Single().Text("name"), asks.Text("port"));
            }
    }

    [Fact]
    public void What_is_mounted_is_there_and_is_used()
    {
        foreach (var deployment in Deployments)
            Assert.Equal(
                deployment.At("spec", "template", "spec").Items("volumes").Select(v => v.Text("name")).Order(),
                Container(deployment).Items("volumeMounts").Select(m => m.Text("name")).Order());
    }

    /// <summary>A number of pods in the file would take back what KEDA has done at every <c>kubectl apply</c>, and end pods that are at work.</summary>
    [Fact]
    public void How_many_pods_there_are_is_said_by_what_scales_alone()
    {
        Assert.Equal(Deployments.Select(d => d.Text("metadata", "name")).Order(), Manifests.Of("ScaledObject").Select(s => s.Text("spec", "scaleTargetRef", "name")).Order());
        Assert.All(Deployments, d => Assert.Null(d.At("spec", "replicas")));
        // A share of the processor is a share of what the container asks for.
        Assert.All(Deployments, d => Assert.NotEqual("", Container(d).Text("resources", "requests", "cpu")));
        foreach (var key in Manifests.Of("TriggerAuthentication").SelectMany(a => a.Items("spec", "secretTargetRef")))
            Assert.Matches($"create secret generic {key.Text("name")} [^`]*?--from-literal={key.Text("key")}=", File.ReadAllText(Repository.PathOf("docs", "deployment.md")));
    }

    static YamlNode Container(YamlNode deployment) => deployment.At("spec", "template", "spec").Items("containers").Single();

    static (string, string)[] Labels(YamlNode node, params string[] at) => [.. node.Pairs(at).Order()];

    static void Change(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
            if (value is JsonObject inner && target[name] is JsonObject there) Change(there, inner);
            else target[name] = value?.DeepClone();
    }

    /// <summary>What TypeScript's compiler says against manifests that are declared to be of their kind; the types are made of the schemas that Kubernetes and KEDA publish.</summary>
    static async Task<string> FaultsAsync(IEnumerable<JsonNode> manifests)
    {
        var program = new StringBuilder();
        foreach (var (i, manifest) in manifests.Index())
        {
            var (version, kind) = ((string)manifest["apiVersion"]!, (string)manifest["kind"]!);
            var package = version.StartsWith("keda.sh/", StringComparison.Ordinal) ? "@kubernetes-models/keda" : "kubernetes-models";
            program.Append($"import type {{ I{kind} as Kind{i} }} from \"{package}/{version}/{kind}\";\nexport const manifest{i}: Kind{i} = {manifest.ToJsonString(Lines)};\n");
        }
        var folder = Directory.CreateTempSubdirectory("manifests-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "manifests.ts"), program.ToString());
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "tsconfig.json"), Settings());
            var start = new ProcessStartInfo("node", [Repository.PathOf("functions", "Dashboard", "web", "node_modules", "typescript", "bin", "tsc"), "-p", folder.FullName, "--pretty"])
            {
                RedirectStandardOutput = true,
                Environment = { ["NO_COLOR"] = "1" },
            };
            using var compiler = Process.Start(start)!;
            var said = await compiler.StandardOutput.ReadToEndAsync();
            await compiler.WaitForExitAsync();
            return compiler.ExitCode == 0 || said != "" ? said : throw new InvalidOperationException("The compiler of TypeScript is not there: run ./test, which fetches it.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Settings()
    {
        var paths = new JsonObject();
        foreach (var package in (string[])["kubernetes-models", "@kubernetes-models/keda"]) paths[$"{package}/*"] = new JsonArray(Repository.PathOf("tools", "node_modules", package) + "/*");
        return new JsonObject
        {
            ["compilerOptions"] = new JsonObject
            {
                ["noEmit"] = true,
                ["strict"] = true,
                ["skipLibCheck"] = true,
                ["types"] = new JsonArray(),
                ["module"] = "preserve",
                ["moduleResolution"] = "bundler",
                ["paths"] = paths,
            },
            ["files"] = new JsonArray("manifests.ts"),
        }.ToJsonString();
    }
}
