using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Observations;

/// <summary>What stands in the columns of a table's file, row by row; every text is made once.</summary>
sealed class TableTexts
{
    static readonly string[] Statuses = Enum.GetNames<ObservationStatus>();

    readonly ObservationTable _table;
    readonly string[][] _codes;
    readonly string[] _periods;
    readonly int _indicator;
    readonly Measure[] _measures;
    readonly string _source;

    public TableTexts(ObservationTable table, StructureSet codelists)
    {
        _table = table;
        _codes = [.. table.Flow.Dimensions.Select(d => codelists.Codelist(d.Codelist).Codes.Select(c => c.Id).ToArray())];
        _periods = [.. table.Periods.Select(p => p.ToString())];
        _indicator = Enumerable.Range(0, table.Flow.Dimensions.Length).First(i => table.Flow.Dimensions[i].Id == Dataflow.Indicator);
        var byId = table.Flow.Measures.ToDictionary(m => m.Id);
        _measures = [.. _codes[_indicator].Select(code => byId[code])];
        _source = string.Join(' ', table.Flow.Sources);
    }

    public void Fill(string column, int first, string[] texts)
    {
        var dimension = Enumerable.Range(0, _codes.Length).FirstOrDefault(i => _table.Flow.Dimensions[i].Id == column, -1);
        for (var i = 0; i < texts.Length; i++) texts[i] = dimension >= 0 ? _codes[dimension][_table.Codes[dimension][first + i]] : Of(column, first + i);
    }

    public int[] Numbers(string column, int first, int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
            numbers[i] = column == ObservationColumns.Multiplier ? MeasureOf(first + i).UnitMultiplier : MeasureOf(first + i).Decimals;
        return numbers;
    }

    string Of(string column, int row) => column switch
    {
        ObservationColumns.Period => _periods[_table.PeriodPlaces[row]],
        ObservationColumns.Status => Statuses[(int)_table.Status[row]],
        ObservationColumns.Confidentiality => _table.Confidential[row] ? ObservationColumns.Withheld : ObservationColumns.Free,
        ObservationColumns.Unit => MeasureOf(row).Unit,
        ObservationColumns.Source => _source,
        ObservationColumns.Method => MeasureOf(row).MethodCode,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    Measure MeasureOf(int row) => _measures[_table.Codes[_indicator][row]];
}
