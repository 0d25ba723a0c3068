namespace Pipeline.Validation;

/// <summary>Something about a whole column, told once all rows were read.</summary>
interface IConclusion
{
    void Report(FindingLog log);
}

/// <summary>Tells once of dates that are nearly all written in another layout, and one by one of those that are not.</summary>
/// <param name="type">The rule that the column holds dates; it withholds the findings of those with another layout.</param>
sealed class LayoutConclusion(Rule type, Rule excel, DateLayouts layouts) : IConclusion
{
    public void Report(FindingLog log)
    {
        var failed = type.Failed + excel.Failed;
        var (common, dates) = DateLayouts.Common(type.Observed, failed);
        log.Release(type, set => ((int)set & common) == 0);
        if (common != 0) log.Replace(type, dates, layouts.Describe(type.Column!.Name, common, dates, failed));
    }
}

/// <summary>Tells of a column in which point and comma both stand before decimals.</summary>
sealed class DecimalConclusion(Rule type, Rule mixed) : IConclusion
{
    public void Report(FindingLog log)
    {
        if (type.Observed[DecimalStyle.Other] > 0 && type.Observed[DecimalStyle.Agreed] > 0) log.Report(mixed);
    }
}
