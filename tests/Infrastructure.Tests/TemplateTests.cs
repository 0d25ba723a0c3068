using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What is deployed has everything that the code needs, and nothing beyond it; and whoever takes one thing away is told.</summary>
public partial class TemplateTests
{
    [Fact]
    public void Production_has_what_the_code_needs_and_no_more() => Assert.Empty(Demands.NotMet(Read()));

    [Fact]
    public void The_code_reads_no_setting_in_a_way_that_this_does_not_see() => Assert.Empty(ProductCode.Unread);

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("events.bicep")]
    [InlineData("delivery.bicep")]
    public void The_compiler_has_nothing_to_say_against_a_template(string template) => Assert.Equal("", Bicep.Complaints(template));

    [Theory]
    [InlineData("dev", false)]
    [InlineData("test", false)]
    public void Other_stages_have_the_same(string stage, bool isPrivate)
    {
        var deployed = new Deployment(JsonNode.Parse(Bicep.Snapshot(stage))!);

        Assert.Empty(Demands.NotMet(deployed));
        Assert.Equal(isPrivate, deployed.OfType("Microsoft.Network/privateEndpoints").Any());
    }

    [Theory]
    [InlineData("Indicators__RecomputeSchedule", "intake")]
    [InlineData("Storage__NcsaCertificate", "public")]
    [InlineData("Sensitive__Keys__s1", "intake")]
    [InlineData("Deployment__Part", "public")]
    [InlineData("DataStorage__blobServiceUri", "intake")]
    public void A_setting_that_is_forgotten_is_named(string setting, string app) => Assert.Contains(
        Broken(d => d.SettingsOf(app).Remove(setting)), told => told.StartsWith($"Setting {setting.Replace("__s1", "__*", StringComparison.Ordinal)} is read by the code and not set in the {app} app", StringComparison.Ordinal));

    [Theory]
    [InlineData("Pseudonyms__Keys__k1", "public", "must not be set in the public app")]
    [InlineData("Access__DevelopmentIssuer", "intake", "must not be set in the intake app")]
    [InlineData("Indicators__RecomputeSchedul", "intake", "is set in the intake app and read by nothing")]
    public void A_setting_too_many_is_named(string setting, string app, string said) =>
        Assert.Contains(Broken(d => d.SettingsOf(app)[setting] = "true"), told => told == $"Setting {setting} {said}.");

    [Theory]
    [InlineData("lake", "Container lake is in the code and not in data.bicep.")]
    [InlineData("submissions", "Table submissions is in the code and not in data.bicep.")]
    [InlineData("webjobs-blobtrigger-poison", "Queue webjobs-blobtrigger-poison is in the code and not in data.bicep.")]
    public void A_place_to_keep_things_that_is_forgotten_is_named(string name, string said) =>
        Assert.Contains(said, Broken(d => Remove(d, r => ((string)r["name"]!).EndsWith($"/default/{name}", StringComparison.Ordinal))));

    [Theory]
    [InlineData("intake", "blobDataContributor", "container lake")]
    [InlineData("intake", "blobDelegator", "account")]
    [InlineData("intake", "keyVaultSecretsUser", "vault")]
    [InlineData("public", "blobDataReader", "container indicators")]
    [InlineData("public", "tableDataReader", "table occupationsindemand")]
    public void A_right_that_is_forgotten_is_named(string app, string role, string on) => Assert.Contains(
        $"The {app} app needs {role} on {on}.",
        Broken(d => Remove(d, r => d.RightsOf(app).Contains((role, on)) && new Deployment(new JsonObject { ["predictedResources"] = new JsonArray(r.DeepClone()) }).RightsOf(app).Contains((role, on)))));

    [Fact]
    public void A_right_too_many_is_named() => Assert.Contains(
        "The public app has blobDataReader on container lake, and nothing needs it.",
        Broken(d => d.Resources.Add(JsonNode.Parse(d.OfType("Microsoft.Authorization/roleAssignments")
            .Single(r => new Deployment(new JsonObject { ["predictedResources"] = new JsonArray(r.DeepClone()) }).RightsOf("public").Contains(("blobDataReader", "container indicators")))
            .ToJsonString().Replace("containers/indicators", "containers/lake", StringComparison.Ordinal)))));

    [Theory]
    [InlineData("public", "ValidateDrop", "ValidateDrop is not public and would run in the public app")]
    [InlineData("intake", "CreateDevelopmentToken", "CreateDevelopmentToken gives tokens away and would run in the intake app")]
    public void A_function_that_would_run_where_it_must_not_is_named(string app, string function, string said) =>
        Assert.Contains(Broken(d => d.SettingsOf(app).Remove($"AzureWebJobs.{function}.Disabled")), told => told.StartsWith(said, StringComparison.Ordinal));

    [Fact]
    public void What_is_taken_out_of_the_template_itself_is_missed_too()
    {
        var deployed = new Deployment(JsonNode.Parse(Bicep.Snapshot("prod", folder =>
        {
            Replace(Path.Combine(folder, "main.bicep"), "  Retention__Schedule: '0 0 3 * * *'\n", "");
            Replace(Path.Combine(folder, "modules", "data.bicep"), "'quarantine', ", "");
            Replace(Path.Combine(folder, "functions.json"), "\"ApplyRetention\", ", "");
        }))!);

        Assert.Equal(
            [
                "ApplyRetention is not public and would run in the public app: list it in functions.json under intake.",
                "Container quarantine is in the code and not in data.bicep.",
                "Setting Retention__Schedule is read by the code and not set in the intake app.",
                "Setting Retention__Schedule is read by the code and not set in the public app.",
                "The intake app needs blobDataContributor on container quarantine.",
            ], Demands.NotMet(deployed).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Data_can_be_read_by_nobody_without_an_identity()
    {
        foreach (var account in Read().OfType("Microsoft.Storage/storageAccounts"))
        {
            Assert.False((bool)account["properties"]!["allowSharedKeyAccess"]!);
            Assert.False((bool)account["properties"]!["allowBlobPublicAccess"]!);
            Assert.Equal("Deny", (string)account["properties"]!["networkAcls"]!["defaultAction"]!);
        }
    }

    /// <summary>The plan refuses a deployment that says what it says itself (error 51021, in the newer regions): no FTP, no runtime, no scale among a site's settings.</summary>
    [Fact]
    public void Nothing_is_asked_of_the_plan_that_it_refuses()
    {
        string[] taken = ["minTlsVersion", "http20Enabled", "cors"];
        string[] itsOwn = ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_", "SCM_DO_BUILD", "ENABLE_ORYX", "TZ"];
        var apps = Read().OfType("Microsoft.Web/sites").ToArray();

        Assert.Equal(2, apps.Length);
        Assert.All(apps, app => Assert.Empty(app["properties"]!["siteConfig"]!.AsObject().Select(p => p.Key).Except(taken)));
        Assert.All((string[])["intake", "public"], app => Assert.DoesNotContain(Read().SettingsOf(app), s => itsOwn.Any(name => s.Key.StartsWith(name, StringComparison.Ordinal))));
        Assert.All(Read().OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), p => Assert.False((bool)p["properties"]!["allow"]!));
    }

    [Fact]
    public void A_mistake_can_be_undone_for_some_days()
    {
        var data = Read().OfType("Microsoft.Storage/storageAccounts/blobServices").Single(b => b["properties"] is not null)["properties"]!;

        Assert.True((bool)data["isVersioningEnabled"]!);
        Assert.All((string[])["deleteRetentionPolicy", "containerDeleteRetentionPolicy"], policy => Assert.InRange((int)data[policy]!["days"]!, 1, 30));
    }

    [Fact]
    public void What_is_destroyed_does_not_live_on_as_an_earlier_version()
    {
        var deployed = Read();
        var ended = deployed.OfType("Microsoft.Storage/storageAccounts/managementPolicies").Single()["properties"]!["policy"]!["rules"]!.AsArray()
            .Where(r => r!["definition"]!["actions"]!["version"] is not null).ToArray();
        string[] evidence = ["audit", "certificates", "subject-certificates"];

        Assert.All(ended, r => Assert.InRange(r!["definition"]!["filters"]!["prefixMatch"]!.AsArray().Count, 1, 10));
        Assert.Equal(
            deployed.Containers.Except(evidence).Order(),
            ended.SelectMany(r => r!["definition"]!["filters"]!["prefixMatch"]!.AsArray()).Select(p => ((string)p!).TrimEnd('/')).Order());
        Assert.Equal(evidence, deployed.OfType("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies").Select(p => ((string)p["name"]!).Split('/')[2]).Order());
    }

    /// <summary>Whoever holds the app's identity can add a seal and do nothing else; and seals stay for longer than what they are about.</summary>
    [Fact]
    public void Seals_of_the_audit_trail_are_added_and_never_written_over_or_removed()
    {
        var deployed = Read();
        var container = deployed.OfType("Microsoft.Storage/storageAccounts/blobServices/containers").Single(c => ((string)c["name"]!).EndsWith("/audit", StringComparison.Ordinal));
        var policy = deployed.OfType("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies").Single(p => ((string)p["name"]!).Contains("/audit/", StringComparison.Ordinal))["properties"]!;
        var right = deployed.OfType("Microsoft.Authorization/roleAssignments").Single(r => ((string)r["id"]!).Contains("/containers/audit'", StringComparison.Ordinal))["properties"]!;

        // By version, a name could be written over, and the app would read what was written last.
        Assert.Null(container["properties"]!["immutableStorageWithVersioning"]);
        Assert.False((bool)policy["allowProtectedAppendWrites"]!);
        Assert.True((int)policy["immutabilityPeriodSinceCreationInDays"]! > 366 + (LongestRetention() * 30.5), "Seals end before what they are about.");
        Assert.Equal("2.0", (string?)right["conditionVersion"]);
        Assert.Equal(
            "(!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write'}) AND !(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete'})"
            + " AND !(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/move/action'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringNotEquals 'audit')",
            (string?)right["condition"]);
        // No rule ends them, by their name or for want of one.
        Assert.All(deployed.OfType("Microsoft.Storage/storageAccounts/managementPolicies").Single()["properties"]!["policy"]!["rules"]!.AsArray(), rule =>
            Assert.All(rule!["definition"]!["filters"]!["prefixMatch"]!.AsArray(), prefix => Assert.DoesNotContain("audit", (string)prefix!, StringComparison.Ordinal)));
    }

    /// <summary>The service refuses even the same policy once it is locked, and with it the whole deployment.</summary>
    [Fact]
    public void A_policy_that_is_locked_is_left_as_it_is()
    {
        Assert.Equal(["audit", "subject-certificates"], PoliciesMade("['certificates']"));
        Assert.Empty(PoliciesMade("['audit', 'certificates', 'subject-certificates']"));

        static IEnumerable<string> PoliciesMade(string locked) => new Deployment(JsonNode.Parse(Bicep.Snapshot("prod", folder =>
                Replace(Path.Combine(folder, "parameters", "prod.bicepparam"), "split(readEnvironmentVariable('LOCKED_EVIDENCE', ''), ',')", locked)))!)
            .OfType("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies").Select(p => ((string)p["name"]!).Split('/')[2]).Order();
    }

    /// <summary>A workspace that has no data yet has no tables to hold a question against, and storage takes one address without a length only.</summary>
    [Fact]
    public void A_first_deployment_is_not_refused_for_what_is_not_there_yet_or_written_otherwise()
    {
        var deployed = new Deployment(JsonNode.Parse(Bicep.Snapshot("prod", folder => Replace(Path.Combine(folder, "parameters", "prod.bicepparam"),
            "split(readEnvironmentVariable('AGENCY_ADDRESSES', ''), ',')", "['198.51.100.7/32', '198.51.100.16/28']")))!);
        var rules = deployed.OfType("Microsoft.Storage/storageAccounts").SelectMany(a => a["properties"]!["networkAcls"]!["ipRules"]?.AsArray() ?? []);

        Assert.All(deployed.OfType("Microsoft.Insights/scheduledQueryRules"), rule => Assert.True((bool)rule["properties"]!["skipQueryValidation"]!));
        Assert.Equal(["198.51.100.7", "198.51.100.16/28"], rules.Select(r => (string)r!["value"]!));
    }

    /// <summary>Retention, the start and everything else leave them alone: only what makes and reads seals knows where they are.</summary>
    [Fact]
    public void Nothing_but_sealing_touches_the_seals() =>
        Assert.Equal(["SealStore.cs", "SealTelemetry.cs", "StoragePreparation.cs"], ProductCode.FilesWith("Containers.Audit").Order(StringComparer.Ordinal));

    [Fact]
    public void A_file_that_Azure_could_not_tell_of_is_kept_and_told()
    {
        var events = File.ReadAllText(Testing.Repository.PathOf("infra", "events.bicep"));

        Assert.Contains("deadLetterWithResourceIdentity", events, StringComparison.Ordinal);
        Assert.Contains("functionName=Host.Functions.${function}&code=", events, StringComparison.Ordinal);
        Assert.Contains("var function = 'ValidateDrop'", events, StringComparison.Ordinal);
        Assert.Contains("undelivered-events", Read().Containers);
    }

    /// <summary>Months, of all agreements that ship and of labour market tests.</summary>
    static int LongestRetention()
    {
        var agreed = Directory.EnumerateFiles(Testing.Repository.PathOf("protocols"), "protocol.yaml", SearchOption.AllDirectories)
            .SelectMany(file => Retention().Matches(File.ReadAllText(file)));
        var terms = MonthsToKeep().Match(File.ReadAllText(Testing.Repository.PathOf("shared", "LabourMarketTestCases", "parameters", "labour-market-test.json")));
        return agreed.Append(terms).Max(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    static void Replace(string file, string text, string by)
    {
        var before = File.ReadAllText(file);
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(file, before.Replace(text, by, StringComparison.Ordinal));
    }

    static void Remove(Deployment deployed, Func<JsonNode, bool> isMeant)
    {
        var meant = deployed.Resources.Where(r => isMeant(r!)).ToArray();
        Assert.NotEmpty(meant);
        foreach (var resource in meant) deployed.Resources.Remove(resource);
    }

    static Deployment Read() => new(JsonNode.Parse(Bicep.Snapshot("prod"))!);

    static IReadOnlyList<string> Broken(Action<Deployment> change)
    {
        var deployed = Read();
        change(deployed);
        return Demands.NotMet(deployed);
    }

    [GeneratedRegex(@"property: retention, value: (\d+), unit: month")]
    private static partial Regex Retention();

    [GeneratedRegex(@"""monthsToKeep"": (\d+)")]
    private static partial Regex MonthsToKeep();
}
