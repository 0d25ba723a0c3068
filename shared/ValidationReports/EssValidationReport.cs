using System.Globalization;
using System.Text.Json;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>
/// Writes the validation report of the European Statistical System, version 1.0.0 (2017): a JSON array with a <c>validation</c> of value 0 for
/// each finding, as they come, and then an <c>aggregation</c> for every rule, whose value is 1 when all passed, 0 when some did not and NA when
/// the rule was put to nothing. Passes of single rows are left out: they are what the aggregations count.
/// </summary>
/// <remarks>Add all findings, then <see cref="CompleteAsync"/>. The source of the format is github.com/data-cleaning/ValidatReport.</remarks>
/// <param name="destination">Written forward only; not disposed.</param>
/// <param name="protocol">The contract that the file was held to.</param>
/// <param name="time">When the file was checked.</param>
public sealed class EssValidationReport(Stream destination, Protocol protocol, DateTimeOffset time) : IFindings, IAsyncDisposable
{
    const int FlushAt = 64 * 1024;
    const string Actor = "labour-migration data pipeline";

    readonly Utf8JsonWriter _json = new(destination, new() { Indented = false });
    readonly string _contract = $"{protocol.ContractId} {protocol.Version}";
    readonly string _time = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    long _count;

    public async ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        Begin("validation", "v");
        _json.WriteStartObject("rule");
        _json.WriteString("language", "ODCS 3.1.0");
        _json.WriteString("expression", $"{finding.RuleId}: {finding.Expected.En}");
        _json.WriteString("severity", SeverityOf(finding.Severity));
        _json.WriteString("description", finding.Message.En);
        _json.WriteEndObject();
        // Contract, column, line and key: what the format's own version calls the key of the data point.
        WriteData([_contract], [_contract, finding.Column ?? "", Text(finding.Line), finding.Key ?? ""]);
        End("0");
        if (_json.BytesPending >= FlushAt) await _json.FlushAsync(ct);
    }

    /// <summary>Writes the aggregations and ends the array.</summary>
    public async Task CompleteAsync(ValidationReport report, CancellationToken ct)
    {
        foreach (var rule in report.Rules)
            WriteAggregation(rule.RuleId, rule.Column, rule.Evaluated == 0 ? "NA" : rule.Failed == 0 ? "1" : "0",
                $"{rule.Evaluated} evaluated, {rule.Passed} passed, {rule.Failed} failed");
        foreach (var left in report.NotEvaluated) WriteAggregation(left.RuleId, null, "NA", left.Reason.En);
        if (_count == 0) _json.WriteStartArray();
        _json.WriteEndArray();
        await _json.FlushAsync(ct);
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    void WriteAggregation(string ruleId, string? column, string value, string counts)
    {
        Begin("aggregation", "a");
        _json.WriteStartObject("aggregate");
        _json.WriteString("language", "ODCS 3.1.0");
        _json.WriteString("expression", $"all({ruleId})");
        _json.WriteString("description", counts);
        _json.WriteEndObject();
        WriteData([_contract], [_contract, column ?? ""]);
        End(value);
    }

    void Begin(string type, string prefix)
    {
        if (_count++ == 0) _json.WriteStartArray();
        _json.WriteStartObject();
        _json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{prefix}{_count}"));
        _json.WriteString("type", type);
        _json.WriteStartObject("event");
        _json.WriteString("time", _time);
        _json.WriteString("actor", Actor);
        _json.WriteEndObject();
    }

    void WriteData(ReadOnlySpan<string> source, ReadOnlySpan<string> target)
    {
        _json.WriteStartObject("data");
        WriteList("source", source);
        WriteList("target", target);
        _json.WriteEndObject();
    }

    void WriteList(string name, ReadOnlySpan<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts) _json.WriteStringValue(text);
        _json.WriteEndArray();
    }

    void End(string value)
    {
        _json.WriteString("value", value);
        _json.WriteEndObject();
    }

    static string SeverityOf(Severity severity) => severity switch
    {
        Severity.Information => "information",
        Severity.Warning => "warning",
        _ => "error",
    };

    static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
