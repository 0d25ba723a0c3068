namespace Pipeline.Infrastructure.Tests;

/// <summary>What must hold between the code and what is deployed. Each sentence that comes back is a thing to mend.</summary>
static class Demands
{
    static readonly string[] Apps = ["intake", "public"];

    /// <summary>Settings that no app is given, and why.</summary>
    static readonly Dictionary<string, string> LeftOut = new()
    {
        ["Access__DevelopmentIssuer"] = "gives tokens away",
        ["ProtocolsFolder"] = "the shipped protocols are in the package",
        ["Indicators__ReferenceFolder"] = "the reference files are in the package",
        ["AzureFunctionsJobHost__functionTimeout"] = "host.json says it",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "Azure Monitor is told without a collector",
        ["WEBSITE_AUTH_ENABLED"] = "the platform sets it",
        ["DataStorage"] = "a connection string is for storage without identities",
        ["DataStorage__containerSignatures__*"] = "signatures are for storage without identities",
        ["DataStorage__tableSignatures__*"] = "signatures are for storage without identities",
    };

    /// <summary>Settings that the host, the identity library or the trigger reads, not the code.</summary>
    static readonly string[] OfThePlatform =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AZURE_CLIENT_ID", "AzureWebJobsDisableHomepage",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "DataStorage__credential", "DataStorage__clientId", "DataStorage__queueServiceUri",
    ];

    /// <summary>Settings that only one of the apps needs: keys and whatever is about drops.</summary>
    static bool IsForIntake(string setting) =>
        setting.Contains("__Keys__", StringComparison.Ordinal) || setting.EndsWith("__Current", StringComparison.Ordinal) || setting.StartsWith("Protection__Registration", StringComparison.Ordinal)
        || setting is "Pseudonyms__RotatePerRun" or "UploadTickets__Minutes" or "DryRun__MaxBytes" or "Storage__Prepare"
        || (setting.StartsWith("Intake__", StringComparison.Ordinal) && !setting.EndsWith("Schedule", StringComparison.Ordinal));

    static readonly string[] ContainersReadByPublic = ["statistics", "indicators", "occupations-in-demand", "agreements"];
    static readonly string[] TablesReadByPublic = ["agreements", "occupationsindemand"];

    public static IReadOnlyList<string> NotMet(Deployment deployed) =>
        [.. Storage(deployed), .. Apps.SelectMany(app => Settings(deployed, app)), .. Functions(deployed), .. Rights(deployed)];

    static IEnumerable<string> Storage(Deployment deployed) =>
    [
        .. ProductCode.Containers.Except(deployed.Containers).Select(c => $"Container {c} is in the code and not in data.bicep."),
        .. deployed.Containers.Except(ProductCode.Containers).Except(["undelivered-events"]).Select(c => $"Container {c} is in data.bicep and not in the code."),
        .. ProductCode.Tables.Except(deployed.Tables).Select(t => $"Table {t} is in the code and not in data.bicep."),
        .. deployed.Tables.Except(ProductCode.Tables).Select(t => $"Table {t} is in data.bicep and not in the code."),
        .. ProductCode.Queues.Except(deployed.Queues).Select(q => $"Queue {q} is in the code and not in data.bicep."),
    ];

    static IEnumerable<string> Settings(Deployment deployed, string app)
    {
        string[] set = [.. deployed.SettingsOf(app).Select(s => s.Key).Where(s => !s.EndsWith(".Disabled", StringComparison.Ordinal))];
        foreach (var wanted in ProductCode.Settings.Where(s => !LeftOut.ContainsKey(s) && (app == "intake" || !IsForIntake(s))))
            if (!set.Any(s => Matches(wanted, s))) yield return $"Setting {wanted} is read by the code and not set in the {app} app.";
        foreach (var platform in OfThePlatform.Where(s => app == "intake" || s != "DataStorage__queueServiceUri"))
            if (!set.Contains(platform)) yield return $"Setting {platform} is needed by the host and not set in the {app} app.";
        foreach (var given in set.Except(OfThePlatform))
            if (!ProductCode.Settings.Any(wanted => Matches(wanted, given)))
                yield return $"Setting {given} is set in the {app} app and read by nothing.";
            else if (LeftOut.Keys.Any(left => Matches(left, given)) || (app == "public" && IsForIntake(given)))
                yield return $"Setting {given} must not be set in the {app} app.";
    }

    static bool Matches(string wanted, string setting) =>
        wanted == setting || (wanted.EndsWith('*') && setting.StartsWith(wanted[..^1], StringComparison.Ordinal) && setting.Length >= wanted.Length);

    static IEnumerable<string> Functions(Deployment deployed)
    {
        var (intake, open) = (deployed.DisabledIn("intake"), deployed.DisabledIn("public"));
        foreach (var unknown in intake.Union(open).Except(ProductCode.Functions)) yield return $"functions.json names {unknown}, which is no function.";
        foreach (var work in ProductCode.Functions.Except(ProductCode.PublicFunctions).Except(open)) yield return $"{work} is not public and would run in the public app: list it in functions.json under intake.";
        foreach (var token in ProductCode.DevelopmentFunctions)
            foreach (var app in Apps.Where(app => !deployed.DisabledIn(app).Contains(token))) yield return $"{token} gives tokens away and would run in the {app} app.";
        foreach (var stray in ProductCode.Tokenless.Where(f => !ProductCode.PublicFunctions.Contains(f) || intake.Contains(f) || !open.Contains(f)))
            yield return $"{stray} is listed as tokenless and must be public and run in the intake app only.";
        foreach (var nowhere in intake.Intersect(open).Except(ProductCode.DevelopmentFunctions)) yield return $"{nowhere} would run in neither app.";
        foreach (var hidden in ProductCode.PublicFunctions.Except(ProductCode.DevelopmentFunctions).Except(ProductCode.Tokenless).Intersect(open)) yield return $"{hidden} is public and would not run in the public app.";
    }

    static IEnumerable<string> Rights(Deployment deployed)
    {
        var wanted = new Dictionary<string, HashSet<(string, string)>>
        {
            ["intake"] =
            [
                ("blobDataOwner", "container drops"), ("queueDataContributor", "account"), ("blobDelegator", "account"), ("keyVaultSecretsUser", "vault"),
                .. ProductCode.Containers.Except(["drops"]).Select(c => ("blobDataContributor", $"container {c}")),
                .. ProductCode.Tables.Select(t => ("tableDataContributor", $"table {t}")),
            ],
            ["public"] =
            [
                .. ContainersReadByPublic.Select(c => ("blobDataReader", $"container {c}")),
                .. TablesReadByPublic.Select(t => ("tableDataReader", $"table {t}")),
            ],
        };
        foreach (var (app, rights) in wanted)
        {
            rights.UnionWith(
            [
                ("monitoringMetricsPublisher", "insights"), ("blobDataOwner", "host storage"), ("queueDataContributor", "host storage"), ("tableDataContributor", "host storage"),
            ]);
            var given = deployed.RightsOf(app);
            foreach (var (role, on) in rights.Except(given)) yield return $"The {app} app needs {role} on {on}.";
            foreach (var (role, on) in given.Except(rights)) yield return $"The {app} app has {role} on {on}, and nothing needs it.";
        }
    }
}
