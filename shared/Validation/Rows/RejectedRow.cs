using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>A row that carries at least one error, with its cells as they came. It holds personal data in clear.</summary>
public sealed class RejectedRow
{
    /// <summary>Most bytes of <see cref="RawText"/>.</summary>
    public const int MostRawBytes = 2_000;

    readonly IReadOnlyList<ColumnSlot> _slots;
    readonly NullTexts _nulls;
    readonly bool[] _broken;
    readonly List<Rule> _rules = [];
    RecordBlock? _block;
    byte[] _text = [];
    int _row;

    internal RejectedRow(Protocol protocol, Header header)
    {
        (_slots, _nulls) = (header.Slots, new(protocol.Dialect.Nulls));
        _broken = new bool[_slots.Count];
    }

    /// <summary>Physical line of the file where the row starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Number of the row, from 1 for the first after the header.</summary>
    public long Record { get; private set; }

    /// <summary>The rules it broke as errors, in the order of its findings.</summary>
    public IEnumerable<string> RuleIds => _rules.Select(r => r.Id).Distinct();

    /// <summary>The kinds of its errors.</summary>
    public IEnumerable<string> Codes => _rules.Select(r => r.Code).Distinct();

    /// <summary>How many columns the protocol has.</summary>
    public int Columns => _slots.Count;

    /// <summary>Whether it could be split into cells; only then has it any.</summary>
    public bool IsSplit => _block is not null;

    /// <summary>The beginning of a row that could not be split, as UTF-8 without its line end; else empty.</summary>
    public ReadOnlySpan<byte> RawText => _text;

    /// <summary>The UTF-8 of a cell, without its quotes; empty when it means "no value".</summary>
    /// <param name="column">Place among the protocol's columns.</param>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            var field = _slots[column].Field;
            var text = _block is null || field < 0 ? default : _block.Cell(_row, field);
            return _nulls.Contains(text) ? default : text;
        }
    }

    /// <summary>Whether the cell broke a rule of its column, as an error.</summary>
    public bool IsBroken(int column) => _broken[column];

    /// <summary>
    /// The cell as the drop's report shows it where its column is hidden there; else as a report shows a personal one: its first character at most.
    /// </summary>
    public string Masked(int column) => _slots[column] is { Mask.Hides: true } slot
        ? slot.Mask.Apply(this[column])
        : Mask.Apply(this[column], _slots[column].Column.Classification == Classification.Sensitive ? Classification.Sensitive : Classification.Personal);

    /// <summary>Turns to a row of a block.</summary>
    internal void Begin(RowPlace place, RecordBlock block, int row) => Begin(place, block, row, []);

    /// <summary>Turns to a row that could not be split.</summary>
    internal void Begin(RowPlace place, byte[]? text) => Begin(place, null, 0, text ?? []);

    internal void Add(Rule rule)
    {
        _rules.Add(rule);
        for (var i = 0; rule.Column is { } column && i < _slots.Count; i++) _broken[i] |= _slots[i].Column == column;
    }

    void Begin(RowPlace place, RecordBlock? block, int row, byte[] text)
    {
        (Line, Record) = (place.Line, place.Record);
        (_block, _row, _text) = (block, row, text);
        _rules.Clear();
        Array.Clear(_broken);
    }
}
