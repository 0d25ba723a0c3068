using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Sdmx.Slicing;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Serving;

/// <summary>One dataflow of one release, as messages show it. Never changes.</summary>
public sealed class FlowView
{
    public FlowView(StructureSet structures, Release release, ObservationTable table)
    {
        (Structures, Release, Flow) = (structures, release, table.Flow);
        Index = new(table);
        Dimensions = [.. Flow.Dimensions.Select(Dimension)];
        var places = table.PeriodPlaces;
        Time = new(AttributeVocabulary.Time, Name(AttributeVocabulary.Time), [.. table.Periods.Select(p => Plain($"{p}"))], row => places[row]);
        Attributes = [.. ObservationAttributes(table)];
        DatasetAttributes =
        [
            new(AttributeVocabulary.Source, Name(AttributeVocabulary.Source), [Plain(string.Join(' ', Flow.Sources))], _ => 0),
            new(AttributeVocabulary.Release, Name(AttributeVocabulary.Release), [Plain(release.Id)], _ => 0),
        ];
    }

    public StructureSet Structures { get; }

    public Release Release { get; }

    public Dataflow Flow { get; }

    public TableIndex Index { get; }

    public ObservationTable Table => Index.Table;

    /// <summary>In the order of the key.</summary>
    public ImmutableArray<Column> Dimensions { get; }

    public Column Time { get; }

    /// <summary>Of each observation.</summary>
    public ImmutableArray<Column> Attributes { get; }

    /// <summary>The same for all observations: one text each, of no codelist.</summary>
    public ImmutableArray<Column> DatasetAttributes { get; }

    /// <summary>What the 2.1 and CSV formats call it: <c>RW_LMIS:DF_X(1.0.0)</c>.</summary>
    public string Reference => $"{Structures.Agency}:{Flow.Id}({Flow.Version})";

    public string Urn => $"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={Reference}";

    /// <summary>The place of a dimension in the key; -1 when it is none.</summary>
    public int PlaceOf(string dimension)
    {
        for (var place = 0; place < Flow.Dimensions.Length; place++)
            if (Flow.Dimensions[place].Id == dimension) return place;
        return -1;
    }

    /// <summary>The name of a concept, as the release has it or as every release has it.</summary>
    public LocalText Name(string concept) =>
        Structures.Concepts.FirstOrDefault(c => c.Id == concept)?.Name ?? AttributeVocabulary.Concepts.FirstOrDefault(c => c.Id == concept)?.Name ?? new(concept, concept);

    Column Dimension(Dimension dimension, int d)
    {
        var places = Index.Table.Codes[d];
        return new(dimension.Id, Name(dimension.Id), Structures.Codelist(dimension.Codelist).Codes, row => places[row]);
    }

    IEnumerable<Column> ObservationAttributes(ObservationTable table)
    {
        yield return new(AttributeVocabulary.Status, Name(AttributeVocabulary.Status), AttributeVocabulary.StatusCodes.Codes, row => (int)table.Status[row]);
        yield return new(AttributeVocabulary.Confidentiality, Name(AttributeVocabulary.Confidentiality), AttributeVocabulary.ConfidentialityCodes.Codes,
            row => table.Confidential[row] ? 1 : 0);
        yield return ByMeasure(AttributeVocabulary.Unit, table, id => Known(AttributeVocabulary.UnitCodelist, id) ?? Plain(id));
        yield return ByMeasure(AttributeVocabulary.UnitMultiplier, table, Plain);
        yield return ByMeasure(AttributeVocabulary.Decimals, table, Plain);
        yield return ByMeasure(AttributeVocabulary.Method, table, id =>
            Known(AttributeVocabulary.MethodCodelist, id) ?? AttributeVocabulary.MethodCode(Flow.Measures.First(m => m.MethodCode == id)));
    }

    Code? Known(string codelist, string id) => Structures.Codelists.FirstOrDefault(c => c.Id == codelist)?.Codes.FirstOrDefault(c => c.Id == id);

    /// <summary>What an observation has in an attribute from its indicator.</summary>
    internal static string AttributeOf(Measure measure, string attribute) => attribute switch
    {
        AttributeVocabulary.Unit => measure.Unit,
        AttributeVocabulary.UnitMultiplier => measure.UnitMultiplier.ToString(CultureInfo.InvariantCulture),
        AttributeVocabulary.Decimals => measure.Decimals.ToString(CultureInfo.InvariantCulture),
        AttributeVocabulary.Method => measure.MethodCode,
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "No measure says it."),
    };

    Column ByMeasure(string id, ObservationTable table, Func<string, Code> code)
    {
        var dimension = PlaceOf(Dataflow.Indicator);
        var indicators = Structures.Codelist(Flow.Dimensions[dimension].Codelist).Codes;
        var values = Flow.Measures.Select(m => AttributeOf(m, id)).Distinct().ToList();
        var measures = Flow.Measures.ToDictionary(m => m.Id, m => (byte)values.IndexOf(AttributeOf(m, id)));
        byte[] byIndicator = [.. indicators.Select(i => measures.GetValueOrDefault(i.Id))];
        var places = table.Codes[dimension];
        return new(id, Name(id), [.. values.Select(code)], row => byIndicator[places[row]]);
    }

    static Code Plain(string id) => new(id, new(id, id));
}
