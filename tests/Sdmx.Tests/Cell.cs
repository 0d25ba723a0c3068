using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Observations;

namespace Pipeline.Sdmx.Tests;

/// <summary>One published cell, read back from a message by a reader that knows the format and nothing of the writer.</summary>
/// <param name="Key">Codes and period between dots.</param>
/// <param name="Attributes">Status, confidentiality, unit, multiplier, decimals, method.</param>
sealed record Cell(string Key, double? Value, string Attributes)
{
    static readonly string[] Names = ["OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "CONF_METHOD"];

    public static List<Cell> OfTable(FlowView flow)
    {
        var table = flow.Table;
        return
        [
            .. Enumerable.Range(0, table.Count).Select(row => new Cell(
                string.Join('.', flow.Dimensions.Append(flow.Time).Select(c => c.IdAt(row))), double.IsNaN(table.Values[row]) ? null : table.Values[row],
                string.Join(' ', flow.Attributes.Select(a => a.IdAt(row))))),
        ];
    }

    /// <summary>SDMX-JSON of either version, with series or flat.</summary>
    public static List<Cell> OfJson(string text, string[] order)
    {
        using var json = JsonDocument.Parse(text);
        var data = json.RootElement.GetProperty("data");
        var structure = data.TryGetProperty("structures", out var several) ? several[0] : data.GetProperty("structure");
        var (series, observation) = (Values(structure.GetProperty("dimensions").GetProperty("series")), Values(structure.GetProperty("dimensions").GetProperty("observation")));
        var attributes = Values(structure.GetProperty("attributes").GetProperty("observation"));
        var dataset = data.GetProperty("dataSets")[0];
        var cells = new List<Cell>();
        if (dataset.TryGetProperty("observations", out var flat)) Add(flat, []);
        else
            foreach (var one in dataset.GetProperty("series").EnumerateObject()) Add(one.Value.GetProperty("observations"), Codes(series, one.Name));
        return cells;

        void Add(JsonElement observations, IEnumerable<(string, string)> seriesKey)
        {
            foreach (var one in observations.EnumerateObject())
            {
                var codes = seriesKey.Concat(Codes(observation, one.Name)).ToDictionary(c => c.Item1, c => c.Item2);
                var values = one.Value.EnumerateArray().ToList();
                var found = attributes.Select((a, i) => (a.Id, Code: a.Codes[values[i + 1].GetInt32()])).ToDictionary(a => a.Id, a => a.Code);
                cells.Add(new(
                    string.Join('.', order.Select(id => codes[id])), values[0].ValueKind == JsonValueKind.Null ? null : values[0].GetDouble(), string.Join(' ', Names.Select(n => found[n]))));
            }
        }

        static List<(string Id, string[] Codes)> Values(JsonElement components) =>
            [.. components.EnumerateArray().Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("id").GetString()!).ToArray()))];

        static IEnumerable<(string, string)> Codes(List<(string Id, string[] Codes)> components, string key) =>
            key.Split(':').Select((number, i) => (components[i].Id, components[i].Codes[int.Parse(number, CultureInfo.InvariantCulture)]));
    }

    /// <summary>CSV without labels.</summary>
    public static List<Cell> OfCsv(string text, string[] order)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var at = lines[0].Select((name, i) => (name, i)).ToDictionary(h => h.name, h => h.i);
        return [.. lines.Skip(1).Select(cells => new Cell(
            string.Join('.', order.Select(id => cells[at[id]])), cells[at["OBS_VALUE"]] is { Length: > 0 } v ? double.Parse(v, CultureInfo.InvariantCulture) : null,
            string.Join(' ', Names.Select(n => cells[at[n]]))))];
    }

    /// <summary>SDMX-ML 2.1 of either kind.</summary>
    public static List<Cell> OfXml(string text, string[] order)
    {
        var dataset = XDocument.Parse(text).Root!.Elements().Single(e => e.Name.LocalName == "DataSet");
        return [.. dataset.Descendants().Where(e => e.Name.LocalName == "Obs").Select(obs =>
        {
            var components = obs.Parent!.Name.LocalName == "Series" ? Components(obs.Parent!, "SeriesKey") : [];
            foreach (var (id, code) in Components(obs, "ObsKey", "Attributes")) components[id] = code;
            if (obs.Elements().FirstOrDefault(e => e.Name.LocalName == "ObsDimension") is { } time) components["TIME_PERIOD"] = time.Attribute("value")!.Value;
            var value = obs.Elements().FirstOrDefault(e => e.Name.LocalName == "ObsValue")?.Attribute("value")!.Value ?? components["OBS_VALUE"];
            return new Cell(string.Join('.', order.Select(id => components[id])), value == "NaN" ? null : double.Parse(value, CultureInfo.InvariantCulture),
                string.Join(' ', Names.Select(n => components[n])));
        })];

        static Dictionary<string, string> Components(XElement element, params string[] groups) => element.Elements().Where(e => groups.Contains(e.Name.LocalName))
            .SelectMany(e => e.Elements()).Select(v => (v.Attribute("id")!.Value, v.Attribute("value")!.Value))
            .Concat(element.Attributes().Select(a => (a.Name.LocalName, a.Value))).ToDictionary(c => c.Item1, c => c.Item2);
    }

    /// <summary>JSON-stat: every cell that has a value or a status.</summary>
    public static List<Cell> OfJsonStat(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        var ids = root.GetProperty("id").EnumerateArray().Select(i => i.GetString()!).ToArray();
        var codes = ids.Select(id => root.GetProperty("dimension").GetProperty(id).GetProperty("category").GetProperty("index").EnumerateArray().Select(c => c.GetString()!).ToArray()).ToArray();
        var units = root.GetProperty("dimension").GetProperty("INDICATOR").GetProperty("category").GetProperty("unit");
        var (status, confidential) = (root.GetProperty("status"), root.GetProperty("extension").GetProperty("confidential").EnumerateArray().Select(c => c.GetInt32()).ToHashSet());
        var cells = new List<Cell>();
        var place = 0;
        foreach (var value in root.GetProperty("value").EnumerateArray())
        {
            var (at, left) = (new string[ids.Length], place);
            for (var d = ids.Length - 1; d >= 0; left /= codes[d].Length, d--) at[d] = codes[d][left % codes[d].Length];
            var letter = status.TryGetProperty($"{place}", out var s) ? s.GetString()! : "A";
            var unit = units.GetProperty(at[Array.IndexOf(ids, "INDICATOR")]);
            if (value.ValueKind != JsonValueKind.Null || letter != "A")
                cells.Add(new(string.Join('.', at), value.ValueKind == JsonValueKind.Null ? null : value.GetDouble(),
                    $"{letter} {(confidential.Contains(place) ? "C" : "F")} {unit.GetProperty("code")} {unit.GetProperty("multiplier")} {unit.GetProperty("decimals")} {unit.GetProperty("method")}"));
            place++;
        }
        return cells;
    }

    /// <summary>Parquet, by the reader of releases.</summary>
    /// <param name="flow">Its structures, and the release; its figures play no part.</param>
    public static async Task<List<Cell>> OfParquetAsync(byte[] bytes, FlowView flow)
    {
        using var file = new MemoryStream(bytes);
        return OfTable(new(flow.Structures, flow.Release, await ObservationReader.ReadAsync(file, flow.Flow, flow.Structures, CancellationToken.None)));
    }

    public override string ToString() => new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Key} = {Value} ({Attributes})").ToString();
}
