using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads <c>purposes.yaml</c>: what shared data may be used for, and how long for each at most.</summary>
static class PurposeFile
{
    const string Name = "purposes.yaml";

    static readonly Shape Purposes = Map(Must("purposes", ListOf(Map(
        Must("code", Text), Must("name", Map(Must("en", Text), Must("fr", Text))), Must("maxRetentionMonths", Integer)))));

    /// <returns>None when the folder has no such file.</returns>
    public static IReadOnlyList<Purpose> Read(string root, ICollection<ProtocolProblem> problems)
    {
        var file = Path.Combine(root, Name);
        if (!File.Exists(file) || YamlFile.Read(root, file, problems, _ => Purposes) is not { } node) return [];
        var purposes = new Dictionary<string, Purpose>();
        foreach (var item in node["purposes"]?.Items ?? [])
        {
            var code = item["code"]?.Text ?? "";
            var months = item["maxRetentionMonths"]?.Integer ?? 0;
            if (months is < 1 or > 1200) item["maxRetentionMonths"]?.ReportValue("a whole number of months from 1 to 1200");
            var purpose = new Purpose(code, new(item["name"]?["en"]?.Text ?? "", item["name"]?["fr"]?.Text), (int)months);
            if (!purposes.TryAdd(code, purpose)) item["code"]!.Report($"'{code}' a second time", "each purpose once");
        }
        return [.. purposes.Values];
    }
}
