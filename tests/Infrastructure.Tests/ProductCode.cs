using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What the code says that it needs, read from its text: settings, functions, containers, tables and queues.</summary>
static partial class ProductCode
{
    static readonly IReadOnlyDictionary<string, string> Files = ((string[])["functions", "shared"]).SelectMany(folder =>
            Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
        .ToDictionary(file => file, File.ReadAllText);

    static readonly string Text = string.Join('\n', Files.Values);

    /// <summary>Names of all functions.</summary>
    public static IReadOnlySet<string> Functions { get; } = Found(FunctionName(), Text);

    /// <summary>Functions that anybody may call, those of a laptop among them.</summary>
    public static IReadOnlySet<string> PublicFunctions { get; } = FunctionsOf(text => text.Contains("[PublicAccess]", StringComparison.Ordinal));

    /// <summary>Functions that need no token and keep what they are told, or look at what is not released: the intake app runs them.</summary>
    public static IReadOnlySet<string> Tokenless { get; } =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("infra", "functions.json")))!["tokenless"]!.AsArray().Select(f => (string)f!).ToHashSet();

    /// <summary>Functions that give tokens away.</summary>
    public static IReadOnlySet<string> DevelopmentFunctions { get; } = FunctionsOf(text => text.Contains("api/dev/", StringComparison.Ordinal));

    /// <summary>Settings that the code asks for, with double underscores; a star stands for a part that is free.</summary>
    public static IReadOnlySet<string> Settings { get; } = Found(SettingRead(), Text).Concat(Found(SettingOfTrigger(), Text)).Concat(Found(SettingConstant(), Text))
        .Concat(Found(Section(), Text).Select(section => $"{section}:*"))
        .Concat(Found(KeySection(), Text).SelectMany(section => (string[])[$"{section}:Keys:*", $"{section}:Current"]))
        .Concat(Found(SignatureSection(), Text).Select(section => $"DataStorage:{section}:*"))
        .Concat(["DataStorage:blobServiceUri", "DataStorage:tableServiceUri"])
        .Select(s => s.Replace(":", "__", StringComparison.Ordinal)).ToHashSet();

    /// <summary>Places that read settings and say their name in a way that is not understood here: none, or the list above is not whole.</summary>
    public static IEnumerable<string> Unread =>
        from file in Files
        from Match read in AnyRead().Matches(file.Value)
        where !UnderstoodRead().IsMatch(file.Value[read.Index..Math.Min(file.Value.Length, read.Index + 120)])
        select $"{Path.GetFileName(file.Key)}: {read.Value}";

    public static IReadOnlySet<string> Containers { get; } = Found(Constant(), File.ReadAllText(Repository.PathOf("shared", "Reference", "Containers.cs")));

    public static IReadOnlySet<string> Tables { get; } = Found(TableConstant(), Text);

    public static IReadOnlySet<string> Queues { get; } = Found(QueueTrigger(), Text);

    /// <summary>Functions whose schedule has them run once a day.</summary>
    /// <param name="settings">What an app is told.</param>
    public static IEnumerable<string> Daily(IReadOnlyDictionary<string, string> settings) =>
        from file in Files.Values
        from Match trigger in TimerOfFunction().Matches(file)
        where OnceADay().IsMatch(settings[trigger.Groups[2].Value.Replace(":", "__", StringComparison.Ordinal)])
        select trigger.Groups[1].Value;

    /// <summary>Functions that are missed when a night goes by without them.</summary>
    public static IEnumerable<string> OfTheNight => Found(NameOf(), File.ReadAllText(Repository.PathOf("functions", "Operations", "NightFunctions.cs")));

    /// <summary>Names of the files that have a text.</summary>
    public static IEnumerable<string> FilesWith(string text) => Files.Where(f => f.Value.Contains(text, StringComparison.Ordinal)).Select(f => Path.GetFileName(f.Key));

    static HashSet<string> FunctionsOf(Func<string, bool> isWanted) => Files.Values.Where(isWanted).SelectMany(text => Found(FunctionName(), text)).ToHashSet();

    static HashSet<string> Found(Regex pattern, string text) => pattern.Matches(text).Select(m => m.Groups[1].Value).ToHashSet();

    [GeneratedRegex(@"\[Function\(nameof\((\w+)\)\)\]")]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"\[Function\(nameof\((\w+)\)\)\]\s+public [^\n]*TimerTrigger\(""%([\w:]+)%""")]
    private static partial Regex TimerOfFunction();

    [GeneratedRegex(@"^0 \d+ \d+ \* \* \*$")]
    private static partial Regex OnceADay();

    [GeneratedRegex(@"nameof\((\w+)\)")]
    private static partial Regex NameOf();

    [GeneratedRegex(@"onfiguration(?:\[""|\.GetValue(?:<\w+>)?\(""|, ""(?=\w+:))([A-Za-z][\w:]+)""")]
    private static partial Regex SettingRead();

    [GeneratedRegex(@"Trigger\(""%([\w:]+)%""")]
    private static partial Regex SettingOfTrigger();

    [GeneratedRegex(@"const string \w+ = ""([A-Z]\w+:[\w:]+)"";")]
    private static partial Regex SettingConstant();

    [GeneratedRegex(@"onfiguration\.GetSection\(""([\w:]+)""\)")]
    private static partial Regex Section();

    [GeneratedRegex(@"(?:Keys|Sealing)\(configuration, ""(\w+)""")]
    private static partial Regex KeySection();

    [GeneratedRegex(@"SharedAccess\.Read\(configuration, ""(\w+)""")]
    private static partial Regex SignatureSection();

    [GeneratedRegex(@"onfiguration(?:\[|\.Get\w+(?:<\w+>)?\()[^\]\)]*")]
    private static partial Regex AnyRead();

    // By its name, by a constant of the same file, or by a part that a caller names in a way that is understood above.
    [GeneratedRegex(@"^onfiguration(?:\[|\.Get\w+(?:<\w+>)?\()(?:""[\w:]+""|key\]|Connection\]|ReferenceFolder\]|\$""\{Connection\}:\{key\}""|\$""\{section\}:(?:Keys|Current)""|\$""DataStorage:\{section\}""|\$""AzureWebJobs[.:]\{function\}[.:]Disabled"")")]
    private static partial Regex UnderstoodRead();

    [GeneratedRegex(@"const string \w+ = ""([a-z-]+)"";")]
    private static partial Regex Constant();

    [GeneratedRegex(@"const string TableName = ""(\w+)"";")]
    private static partial Regex TableConstant();

    [GeneratedRegex(@"QueueTrigger\(""([\w-]+)""")]
    private static partial Regex QueueTrigger();
}
