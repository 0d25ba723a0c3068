using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Returns;

/// <summary>How a cell of the return stands.</summary>
public enum CellState
{
    /// <summary>It has a value.</summary>
    Reported,
    /// <summary>There is a value, and it is confidential.</summary>
    Suppressed,
    /// <summary>There is none.</summary>
    NotAvailable,
}

/// <summary>A row of the return: one cell, or one measure that there are no figures of.</summary>
/// <param name="Ilms">Code of the ILO's labour migration statistics; empty where the measure has none.</param>
/// <param name="Key">Codes of the flow's dimensions, parted by dots as in a query; empty for a whole measure.</param>
/// <param name="Period">Empty for a whole measure.</param>
/// <param name="Value">Null unless reported.</param>
/// <param name="Note">Why a measure is not available; else empty.</param>
public sealed record ReturnRow(
    string Table, string Dataflow, string Indicator, string Ilms, string Key, string Period, double? Value, string Unit, CellState State, string Status, string Note);

/// <summary>
/// The return to the labour migration questionnaire: every cell of a release with its state, and every measure without figures with the reason. Made of a release
/// alone.
/// </summary>
public static class ReturnPack
{
    const string NoSource = "No agreed source delivers it.";

    /// <param name="tables">By dataflow: the tables of the release.</param>
    /// <param name="onlyIlms">Whether measures without a code of the ILO's are left out.</param>
    /// <exception cref="KeyNotFoundException">A table of the release, or a code list of its flow, is not there.</exception>
    public static IEnumerable<ReturnRow> Rows(Release release, StructureSet structures, IReadOnlyDictionary<string, ObservationTable> tables, bool onlyIlms = false)
    {
        var missing = release.NotAvailable.ToDictionary(m => m.Dataflow, m => m.Reason);
        foreach (var flow in structures.Dataflows.OrderBy(f => f.Number, StringComparer.Ordinal))
        {
            Measure[] measures = [.. flow.Measures.Where(m => !onlyIlms || m.Ilms is not null)];
            var rows = (missing.ContainsKey(flow.Id) ? [] : Cells(tables[flow.Id], structures, [.. measures.Select(m => m.Id)])).ToLookup(r => r.Indicator);
            foreach (var measure in measures)
                if (rows.Contains(measure.Id)) foreach (var row in rows[measure.Id]) yield return row;
                else
                    yield return new(
                        flow.Number, flow.Id, measure.Id, measure.Ilms ?? "", "", "", null, measure.Unit, CellState.NotAvailable, "O", missing.GetValueOrDefault(flow.Id, NoSource));
        }
    }

    static IEnumerable<ReturnRow> Cells(ObservationTable table, StructureSet structures, HashSet<string> wanted)
    {
        var lists = table.Flow.Dimensions.Select(d => structures.Codelist(d.Codelist).Codes).ToArray();
        var indicator = Enumerable.Range(0, lists.Length).First(d => table.Flow.Dimensions[d].Id == Dataflow.Indicator);
        var measures = table.Flow.Measures.ToDictionary(m => m.Id);
        for (var row = 0; row < table.Count; row++)
        {
            var measure = measures[lists[indicator][table.Codes[indicator][row]].Id];
            if (!wanted.Contains(measure.Id)) continue;
            var at = row;
            var state = table.Confidential[row] ? CellState.Suppressed
                : double.IsNaN(table.Values[row]) ? CellState.NotAvailable
                : CellState.Reported;
            yield return new(
                table.Flow.Number, table.Flow.Id, measure.Id, measure.Ilms ?? "", string.Join('.', lists.Select((codes, d) => codes[table.Codes[d][at]].Id)),
                $"{table.Periods[table.PeriodPlaces[row]]}", state == CellState.Reported ? table.Values[row] : null, measure.Unit, state, $"{table.Status[row]}", "");
        }
    }
}
