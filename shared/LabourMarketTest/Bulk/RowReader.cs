using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Applications.Reading;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>Reads one row of a file as an application. An empty cell is a fact that is not given. Not for several threads at once.</summary>
sealed class RowReader(ColumnPlan plan) : IDisposable
{
    /// <summary>Says of a list that there was none.</summary>
    public const string None = "none";

    const char Between = '|';

    readonly ArrayBufferWriter<byte> _bytes = new(4096);
    readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });

    public void Dispose() => _json.Dispose();

    /// <param name="cell">Gives the text of a column of the row.</param>
    /// <param name="faults">Gets everything that is wrong with the row.</param>
    /// <returns>Null when something is.</returns>
    public Application? Read(Func<int, string> cell, List<ApplicationFault> faults)
    {
        _bytes.ResetWrittenCount();
        _json.Reset(_bytes);
        Facts(plan.Root, cell, faults);
        _json.Flush();
        if (!HasAny(plan.Root.Below.Find(f => f.Key == "applicationId")!, cell))
            faults.Add(ApplicationFault.Missing("/applicationId", plan.Root.Field.ByName["applicationId"]));
        return faults.Count > 0 ? null : ApplicationJson.ParseChecked(_bytes.WrittenSpan);
    }

    void Facts(PlannedField facts, Func<int, string> cell, List<ApplicationFault> faults)
    {
        _json.WriteStartObject();
        foreach (var member in facts.Below)
        {
            if (!HasAny(member, cell)) continue;
            _json.WritePropertyName(member.Key);
            if (member.Field.Kind == FieldKind.Items) Items(member, cell, faults);
            else if (member.Column < 0) Facts(member, cell, faults);
            else Value(member, cell(member.Column), faults);
        }
        _json.WriteEndObject();
    }

    void Items(PlannedField list, Func<int, string> cell, List<ApplicationFault> faults)
    {
        _json.WriteStartArray();
        foreach (var entry in list.Below)
            if (HasAny(entry, cell)) Facts(entry, cell, faults);
        _json.WriteEndArray();
        if (list.Column < 0 || cell(list.Column) is not { Length: > 0 } said) return;
        if (said != None) faults.Add(new(list.Place, ApplicationFault.Masked, $"'{None}', or nothing", "Give the entries in columns of their own."));
        else if (list.Below.Exists(entry => HasAny(entry, cell))) faults.Add(new(list.Place, said, "nothing, as entries are given", "Say none only where there is none."));
    }

    void Value(PlannedField member, string text, List<ApplicationFault> faults)
    {
        var field = member.Field;
        switch (field.Kind)
        {
            case FieldKind.Flag when text is "true" or "false": _json.WriteBooleanValue(text == "true"); break;
            case FieldKind.Integer when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && field.Takes(whole): _json.WriteNumberValue(whole); break;
            case FieldKind.Number when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && field.Takes(number):
                _json.WriteNumberValue(number);
                break;
            case FieldKind.Day when ApplicationReader.IsDay(text): _json.WriteStringValue(text); break;
            case FieldKind.Text when field.Takes(text): _json.WriteStringValue(text); break;
            case FieldKind.Texts: Texts(member, text, faults); break;
            default:
                _json.WriteNullValue();
                faults.Add(ApplicationFault.Wrong(member.Place, field, text));
                break;
        }
    }

    void Texts(PlannedField member, string text, List<ApplicationFault> faults)
    {
        _json.WriteStartArray();
        if (text != None)
            foreach (var part in text.Split(Between))
            {
                if (!member.Field.Takes(part)) faults.Add(ApplicationFault.Wrong(member.Place, member.Field with { Expected = $"{member.Field.Expected}, here with {Between} between them, or '{None}'" }, part));
                _json.WriteStringValue(part);
            }
        _json.WriteEndArray();
    }

    static bool HasAny(PlannedField field, Func<int, string> cell)
    {
        if (field.Column >= 0 && cell(field.Column).Length > 0) return true;
        foreach (var below in field.Below)
            if (HasAny(below, cell)) return true;
        return false;
    }
}
