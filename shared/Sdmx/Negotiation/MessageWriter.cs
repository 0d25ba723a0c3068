using System.IO.Pipelines;
using Pipeline.Sdmx.Data;

namespace Pipeline.Sdmx.Negotiation;

/// <summary>Writes data in the form that was chosen.</summary>
public static class MessageWriter
{
    public static Task WriteAsync(DataMessage message, Choice choice, PipeWriter output, CancellationToken ct) => choice.Format.Kind switch
    {
        FormatKind.Json1 => JsonDataWriter.WriteAsync(message, JsonVersion.V1, output, ct),
        FormatKind.Json2 => JsonDataWriter.WriteAsync(message, JsonVersion.V2, output, ct),
        FormatKind.Csv1 or FormatKind.Csv2 or FormatKind.PlainCsv => CsvDataWriter.WriteAsync(message, choice.Csv, output, ct),
        FormatKind.GenericXml => XmlDataWriter.WriteAsync(message, isGeneric: true, output, ct),
        FormatKind.SpecificXml => XmlDataWriter.WriteAsync(message, isGeneric: false, output, ct),
        FormatKind.JsonStat => JsonStatWriter.WriteAsync(message, output, ct),
        FormatKind.Parquet => ParquetDataWriter.WriteAsync(message.Slice, output, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Format.Kind, "Data are not written in this form."),
    };
}
