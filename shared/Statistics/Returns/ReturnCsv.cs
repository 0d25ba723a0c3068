using System.Globalization;

namespace Pipeline.Statistics.Returns;

/// <summary>The return as CSV (RFC 4180, UTF-8, a header line).</summary>
public static class ReturnCsv
{
    const string Header = "table,dataflow,indicator,ilms,key,period,value,unit,cell_status,obs_status,note";

    public static async Task WriteAsync(TextWriter output, IEnumerable<ReturnRow> rows, CancellationToken ct)
    {
        await output.WriteAsync($"{Header}\r\n");
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            var value = row.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
            await output.WriteAsync(
                $"{row.Table},{row.Dataflow},{row.Indicator},{row.Ilms},{row.Key},{row.Period},{value},{row.Unit},{Word(row.State)},{row.Status},{Quoted(row.Note)}\r\n");
        }
    }

    static string Word(CellState state) => state switch
    {
        CellState.Reported => "reported",
        CellState.Suppressed => "suppressed",
        _ => "not available",
    };

    static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
