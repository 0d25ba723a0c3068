using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>How the values of a column are spread (<see cref="DistributionRule"/>).</summary>
sealed class DistributionCheck(DistributionRule rule, DropRuleContext context) : DropRuleCheck
{
    readonly Column _column = context.ColumnOf(rule.Column);
    readonly ValueMask _mask = context.Header.SlotsOf([rule.Column])[0].Mask;
    readonly Spread _whole = new();

    public override Gatherer? MakeGatherer(RowSource source) => new ChunkSpread(rule, source, _whole);

    public override ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) => ValueTask.FromResult(Judge());

    Verdict Judge()
    {
        if (_whole.Values < rule.MinRows)
            return new Verdict.NotPut(new(
                $"Only {_whole.Values} rows have a value to count; {rule.MinRows} are needed.",
                $"Seules {_whole.Values} lignes ont une valeur à compter ; il en faut {rule.MinRows}."));
        if (rule.Test == DistributionTest.Heaping) return JudgeHeaping();
        if (_whole.Digits.Total == 0) return new Verdict.NotPut(new("No value is above zero.", "Aucune valeur n'est supérieure à zéro."));
        var deviation = _whole.Digits.Deviation(rule.Test);
        return (decimal)deviation <= rule.Threshold
            ? Verdict.Passed(1)
            : new Verdict.Put(1, 1, [new(null, Figure.Of(deviation), $"≤ {Figure.Of(rule.Threshold)}", Figure.Signed(deviation - (double)rule.Threshold))]);
    }

    Verdict JudgeHeaping()
    {
        if (_whole.Counts.IsOverfull)
            return new Verdict.NotPut(new(
                $"The column has more than {ValueCounts.MostValues} different values.", $"La colonne a plus de {ValueCounts.MostValues} valeurs différentes."));
        var (value, count) = _whole.Counts.Commonest;
        var share = (double)count / _whole.Counts.Total;
        if (count <= rule.Threshold * _whole.Counts.Total) return Verdict.Passed(1);
        var text = _column.Type == LogicalType.String ? value : Encoding.UTF8.GetBytes(ColumnValue.Text(BitConverter.ToInt64(value), _column));
        return new Verdict.Put(1, 1, [new(
            _mask.Apply(text), Figure.Percent(share), $"≤ {Figure.Percent((double)rule.Threshold)}",
            Figure.Percent(share - (double)rule.Threshold))]);
    }

    sealed class Spread
    {
        public long Values { get; set; }

        public DigitCounts Digits { get; } = new();

        public ValueCounts Counts { get; } = new();

        public void Add(Spread other)
        {
            Values += other.Values;
            Digits.Add(other.Digits);
            Counts.Add(other.Counts);
        }
    }

    sealed class ChunkSpread(DistributionRule rule, RowSource source, Spread whole) : Gatherer
    {
        readonly RowFilter _filter = new(source, rule.Where, [rule.Column]);
        readonly RowColumn _column = source.Columns[rule.Column];
        readonly Spread _chunk = new();

        public override void Begin()
        {
            _chunk.Values = 0;
            _chunk.Digits.Clear();
            _chunk.Counts.Clear();
        }

        public override void Add(RecordBlock block)
        {
            foreach (var row in _filter.Select(block.Rows))
            {
                if (_column.States[row] != CellState.Valid) continue;
                _chunk.Values++;
                if (rule.Test == DistributionTest.Heaping) _chunk.Counts.Add(_column, row);
                else if (rule.Test == DistributionTest.Benford) _chunk.Digits.AddFirst(ColumnValue.Number(_column.Values[row], _column.Column));
                else _chunk.Digits.AddLast(ColumnValue.Number(_column.Values[row], _column.Column));
            }
        }

        public override void Settle(in RowPlace before) => whole.Add(_chunk);
    }
}
