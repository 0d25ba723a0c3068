using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>A fact is true, or false when <paramref name="Expected"/> says so. An exemption that is declared but that nobody claims is no gap.</summary>
/// <param name="Fact">A name of <see cref="Facts"/>, or <c>declarations.</c> and the name of a declared fact.</param>
sealed record IsTrue(string Fact, Step Step, bool Expected = true) : RuleTest
{
    readonly (Func<Case, bool?> Read, string Path)? _fact = Facts.IsFlag(Fact) ? Facts.Flag(Fact) : null;

    internal override Step At => Step;

    public override Finding Evaluate(Case @case) => _fact!.Value.Read(@case) is { } value
        ? Finding.Of(value == Expected, _fact.Value.Path, Measure.Of(value), Measure.Of(Expected))
        : Step == Step.Exemptions && Facts.IsDeclared(Fact) ? Finding.NotApplicable(_fact.Value.Path)
        : Finding.Missing(_fact.Value.Path, Measure.Of(Expected));

    internal override string? Problem() => Facts.IsFlag(Fact) ? null : $"'{Fact}' is no fact that is true or false; a declared one is written declarations.name.";
}

/// <summary>A number lies within bounds, both included.</summary>
sealed record NumberWithin(string Fact, Step Step, decimal? AtLeast = null, decimal? AtMost = null) : RuleTest
{
    readonly (Func<Case, decimal?> Read, string Path)? _fact = Facts.IsNumber(Fact) ? Facts.Number(Fact) : null;

    internal override Step At => Step;

    internal override IEnumerable<SchemeParameter> Covers => Step == Step.Ratio ? [SchemeParameter.RatioCap] : [];

    public override Finding Evaluate(Case @case)
    {
        var (read, path) = _fact!.Value;
        if (read(@case) is not { } value) return Finding.Missing(path, Measure.Of(AtLeast ?? AtMost!.Value));
        var tooMuch = value > AtMost;
        return Finding.Of(!(value < AtLeast) && !tooMuch, path, Measure.Of(value), Measure.Of(tooMuch ? AtMost!.Value : AtLeast ?? AtMost!.Value));
    }

    internal override string? Problem() => !Facts.IsNumber(Fact) ? $"'{Fact}' is no number; numbers are {string.Join(", ", Facts.NumberNames)}."
        : AtLeast is null && AtMost is null ? "atLeast or atMost must be given."
        : AtLeast > AtMost ? "atLeast is above atMost."
        : null;
}
