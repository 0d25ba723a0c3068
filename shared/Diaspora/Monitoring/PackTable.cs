using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Diaspora;

/// <summary>The pack as one table: the 21 indicators, and what stands beside them after.</summary>
public static class PackTable
{
    static readonly (string Name, Func<PackRow, string?> Text, Func<PackRow, double?>? Number)[] Columns =
    [
        Of("code", r => r.Code), Of("level", r => r.Level), Of("name_en", r => r.NameEn), Of("name_fr", r => r.NameFr), Of("unit", r => r.Unit), Of("period", r => r.Period),
        Of("value", r => r.Value), Of("numerator", r => r.Numerator), Of("denominator", r => r.Denominator), Of("target", r => r.Target),
        Of("status", r => r.Status), Of("reason", r => r.Reason), Of("responsible", r => r.Responsible), Of("data_version", r => r.DataVersion),
        Of("by", r => r.By), Of("member", r => r.Member),
    ];

    public static async Task<byte[]> ToParquetAsync(IndicatorPack pack, CancellationToken ct)
    {
        PackRow[] rows = [.. pack.Rows, .. pack.Parts];
        DataField[] fields = [.. Columns.Select(c => c.Number is null ? (DataField)new DataField<string>(c.Name, true) : new DataField<double>(c.Name, true))];
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, cancellationToken: ct))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, column) in fields.Zip(Columns))
                if (column.Number is { } number) await group.WriteAsync<double>(field, new ReadOnlyMemory<double?>([.. rows.Select(number)]), cancellationToken: ct);
                else await group.WriteAsync(field, (IReadOnlyCollection<string?>)[.. rows.Select(column.Text)]);
            group.CompleteValidate();
        }
        return file.ToArray();
    }

    /// <summary>RFC 4180.</summary>
    public static string ToCsv(IndicatorPack pack)
    {
        var csv = new StringBuilder().AppendJoin(',', Columns.Select(c => c.Name)).Append("\r\n");
        foreach (var row in pack.Rows.Concat(pack.Parts)) csv.AppendJoin(',', Columns.Select(c => Quoted(c.Text(row)))).Append("\r\n");
        return $"{csv}";
    }

    static (string, Func<PackRow, string?>, Func<PackRow, double?>?) Of(string name, Func<PackRow, string?> text) => (name, text, null);

    static (string, Func<PackRow, string?>, Func<PackRow, double?>?) Of(string name, Func<PackRow, double?> number) =>
        (name, r => number(r)?.ToString("R", CultureInfo.InvariantCulture), number);

    static string Quoted(string? text) => text is null ? "" : text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
