using System.Runtime.InteropServices;
using Parquet;
using Parquet.Schema;
using Pipeline.Reference;
using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Observations;

/// <summary>
/// Reads a dataflow's file. Only what cannot be told from the structures is read; a code's text is looked up once for each row group, since rows of one
/// dictionary share their characters.
/// </summary>
public static class ObservationReader
{
    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">A column is not there, or a code, period or status is unknown; or the file is another flow's.</exception>
    /// <exception cref="KeyNotFoundException">A codelist of the flow is not there.</exception>
    public static async Task<ObservationTable> ReadAsync(Stream input, Dataflow flow, StructureSet codelists, CancellationToken ct)
    {
        await using var reader = await OpenAsync(input, flow, ct);
        return await ReadAsync(reader, [.. Enumerable.Range(0, reader.RowGroupCount).Select(reader.OpenRowGroupReader)], flow, codelists, ct);
    }

    /// <summary>Reads only the row groups that may have rows of certain codes: the file says of each which codes it has from and to.</summary>
    /// <param name="mayHave">Told the dimension, and the first and last of its codes in a group; whether rows of the group can be among those wanted.</param>
    /// <returns>The table with all rows that are wanted, and others; null where that would be more than <paramref name="most"/> rows.</returns>
    /// <inheritdoc cref="ReadAsync(Stream, Dataflow, StructureSet, CancellationToken)"/>
    public static async Task<ObservationTable?> ReadPartAsync(
        Stream input, Dataflow flow, StructureSet codelists, Func<int, TextBounds, bool> mayHave, long most, CancellationToken ct)
    {
        await using var reader = await OpenAsync(input, flow, ct);
        var fields = flow.Dimensions.Select(d => Find(reader, d.Id)).ToArray();
        ParquetRowGroupReader[] groups = [.. Enumerable.Range(0, reader.RowGroupCount).Select(reader.OpenRowGroupReader).Where(IsWanted)];
        return groups.Sum(g => g.RowCount) <= most ? await ReadAsync(reader, groups, flow, codelists, ct) : null;

        bool IsWanted(ParquetRowGroupReader group)
        {
            for (var d = 0; d < fields.Length; d++)
                if (group.GetStatistics(fields[d]) is { MinValue: string least, MaxValue: string greatest } && !mayHave(d, new(least, greatest))) return false;
            return true;
        }
    }

    static async Task<ParquetReader> OpenAsync(Stream input, Dataflow flow, CancellationToken ct)
    {
        var reader = await ParquetReader.CreateAsync(input, null, leaveStreamOpen: true, ct);
        if (reader.CustomMetadata.GetValueOrDefault(ObservationColumns.FlowEntry) is var id && id != flow.Id)
            throw new InvalidDataException($"The file is of dataflow '{id}', not of {flow.Id}.");
        return reader;
    }

    static async Task<ObservationTable> ReadAsync(
        ParquetReader reader, ParquetRowGroupReader[] groups, Dataflow flow, StructureSet codelists, CancellationToken ct)
    {
        var count = checked((int)groups.Sum(g => g.RowCount));
        var buffer = new ReadOnlyMemory<char>[groups.Max(g => (int?)g.RowCount) ?? 0];

        var codes = new ushort[flow.Dimensions.Length][];
        for (var d = 0; d < codes.Length; d++)
        {
            var list = codelists.Codelist(flow.Dimensions[d].Codelist);
            codes[d] = await PlacesAsync(flow.Dimensions[d].Id, list.PlaceOf);
        }
        var periods = new List<ReferencePeriod>();
        var places = await PlacesAsync(ObservationColumns.Period, text => PlaceOf(periods, text));
        var status = await TextsAsync(ObservationColumns.Status, text =>
            Enum.TryParse<ObservationStatus>(text, out var s) && $"{s}" == text ? s : throw Unknown("OBS_STATUS", text));
        var confidential = await TextsAsync(ObservationColumns.Confidentiality, text => text switch
        {
            ObservationColumns.Withheld => true,
            ObservationColumns.Free => false,
            _ => throw Unknown("CONF_STATUS", text),
        });
        InOrder(periods, places);
        return new()
        {
            Flow = flow,
            Codes = codes,
            Periods = [.. periods],
            PeriodPlaces = places,
            Values = await ValuesAsync(),
            Status = status,
            Confidential = confidential,
        };

        Task<ushort[]> PlacesAsync(string column, Func<string, int> placeOf) =>
            TextsAsync(column, text => placeOf(text) is >= 0 and <= ushort.MaxValue and var place ? (ushort)place : throw Unknown(column, text));

        async Task<T[]> TextsAsync<T>(string column, Func<string, T> convert)
        {
            var (field, values, row) = (Find(reader, column), new T[count], 0);
            if (field.IsNullable) throw new InvalidDataException($"Column {column} may have rows without a value; in a file of a release none has.");
            foreach (var group in groups)
            {
                ct.ThrowIfCancellationRequested();
                var rows = (int)group.RowCount;
                await group.ReadAsync<ReadOnlyMemory<char>>(field, buffer.AsMemory(0, rows), cancellationToken: ct);
                Convert(buffer.AsSpan(0, rows), values.AsSpan(row, rows), convert);
                row += rows;
            }
            return values;
        }

        async Task<double[]> ValuesAsync()
        {
            var (field, values, row) = (Find(reader, ObservationColumns.Value), new double[count], 0);
            var read = new double?[buffer.Length];
            foreach (var group in groups)
            {
                ct.ThrowIfCancellationRequested();
                await group.ReadAsync<double>(field, read.AsMemory(0, (int)group.RowCount), cancellationToken: ct);
                for (var i = 0; i < group.RowCount; i++) values[row++] = read[i] ?? double.NaN;
            }
            return values;
        }
    }

    /// <param name="texts">Two are equal here if they are the same place in memory, which costs nothing to compare.</param>
    static void Convert<T>(ReadOnlySpan<ReadOnlyMemory<char>> texts, Span<T> values, Func<string, T> convert)
    {
        var known = new Dictionary<ReadOnlyMemory<char>, T>();
        for (var i = 0; i < texts.Length; i++)
        {
            if (i > 0 && texts[i].Equals(texts[i - 1]))
            {
                values[i] = values[i - 1];
                continue;
            }
            ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, texts[i], out var isKnown);
            if (!isKnown) found = convert(texts[i].ToString());
            values[i] = found!;
        }
    }

    static int PlaceOf(List<ReferencePeriod> periods, string text)
    {
        if (!ReferencePeriod.TryParse(text, null, out var period)) return -1;
        var place = periods.IndexOf(period);
        if (place >= 0) return place;
        periods.Add(period);
        return periods.Count - 1;
    }

    /// <summary>Puts the periods in their order, and the rows' places after them.</summary>
    static void InOrder(List<ReferencePeriod> periods, ushort[] places)
    {
        var old = periods.ToArray();
        periods.Sort();
        var moved = Array.ConvertAll(old, p => (ushort)periods.IndexOf(p));
        for (var i = 0; i < places.Length; i++) places[i] = moved[places[i]];
    }

    static DataField Find(ParquetReader reader, string column) => reader.Schema.DataFields.FirstOrDefault(f => f.Name == column)
        ?? throw new InvalidDataException($"The file has no column {column}; it has {string.Join(", ", reader.Schema.DataFields.Select(f => f.Name))}.");

    static InvalidDataException Unknown(string column, string text) => new($"Column {column} holds '{text}', which the structures do not know.");
}
