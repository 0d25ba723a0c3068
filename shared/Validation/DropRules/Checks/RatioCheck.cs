using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// A number beside the median of its group (<see cref="RatioRule"/>). The median is known behind the last row, so that every judged row waits
/// in a temporary file, of about sixty bytes each. Medians of large groups are off by up to 0.05 percent (<see cref="Sample"/>).
/// </summary>
sealed class RatioCheck(RatioRule rule, DropRuleContext context) : DropRuleCheck, IDisposable
{
    readonly RowNaming _naming = context.Naming([rule.Column]);
    readonly SpilledRows _rows = new();
    readonly GroupTable _groups = new();
    readonly Column _column = context.ColumnOf(rule.Column);

    public override Gatherer? MakeGatherer(RowSource source) => new ChunkNumbers(this, rule, source);

    public override ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) => ValueTask.FromResult(Judge());

    public void Dispose() => _rows.Dispose();

    Verdict Judge()
    {
        if (_groups.IsOverfull) return new Verdict.NotPut(GroupTable.TooMany);
        var medians = new double?[_groups.Count];
        for (var i = 0; i < medians.Length; i++)
            if (_groups[i].Rows >= rule.MinGroup && _groups[i].Of(MeasureKind.Median) is > 0 and var median) medians[i] = median;
        var (judged, broken, named) = (0L, 0L, new RowNaming([], []));
        foreach (var row in _rows.ReadAll(rule.Column))
        {
            if (medians[row.Group] is not { } median) continue;
            judged++;
            if (Figure.IsWithin(rule.Within, row.Value, median)) continue;
            broken++;
            if (!named.IsFull) named.Add(Tell(row, median));
        }
        return judged == 0
            ? new Verdict.NotPut(new(
                $"No group has {rule.MinGroup} rows or more, and a median above zero.",
                $"Aucun groupe n'a {rule.MinGroup} lignes ou plus et une médiane supérieure à zéro."))
            : RowVerdict.Judge(judged, broken, rule.Tolerate, named);
    }

    Breach Tell(in SpilledRow row, double median)
    {
        var ratio = Figure.Of(Figure.Ratio(row.Value, median));
        var group = _groups.LabelOf(row.Group) is { Length: > 0 } label && !ShowsPersons ? $" {label}" : "";
        // The ratio and the median together would be the value.
        var usual = Mask.IsNeeded(_column.Classification) ? "" : $" ({Figure.Of(median)})";
        return new(null, row.Shown, null, $"× {ratio}", row.Row, new(
            $"It is {ratio} times the median{usual} of its group{group}.", $"La valeur est {ratio} fois la médiane{usual} de son groupe{group}."));
    }

    bool ShowsPersons => context.ColumnsOf(rule.GroupBy.SelectMany(g => RowFilter.ColumnsOf(g.Value))).Any(c => c.Classification == Classification.PersonalIdentifier);

    void Take(ChunkNumbers chunk, in RowPlace before)
    {
        var numbers = _groups.Add(chunk.Groups);
        if (_groups.IsOverfull) return;
        foreach (var (block, row, group, value) in chunk.Rows)
            if (_naming.Make(block, row, before) is { Row: { } named } breach) _rows.Add(new(numbers[group], value, named, breach.Found ?? ""));
    }

    sealed class ChunkNumbers(RatioCheck whole, RatioRule rule, RowSource source) : Gatherer
    {
        readonly RowFilter _filter = new(source, rule.Where, [rule.Column, .. rule.GroupBy.SelectMany(g => RowFilter.ColumnsOf(g.Value))]);
        readonly GroupLabels _labels = new(source, rule.GroupBy);
        readonly RowColumn _column = source.Columns[rule.Column];

        public GroupTable Groups { get; } = new();

        public List<(RecordBlock Block, int Row, int Group, double Value)> Rows { get; } = [];

        public override void Begin()
        {
            Groups.Clear();
            Rows.Clear();
        }

        public override void Add(RecordBlock block)
        {
            _labels.Begin(block.Rows);
            foreach (var row in _filter.Select(block.Rows))
            {
                if (_column.States[row] != CellState.Valid) continue;
                var group = Groups.NumberOf(_labels.Get(row));
                if (group < 0) return;
                var value = ColumnValue.Number(_column.Values[row], _column.Column);
                Groups[group].Rows++;
                Groups[group].AddValue(value, isRanked: true);
                Rows.Add((block, row, group, value));
            }
        }

        public override void Settle(in RowPlace before) => whole.Take(this, before);
    }
}
