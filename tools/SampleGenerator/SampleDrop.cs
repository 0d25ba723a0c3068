using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Where a fault was put, and what is wrong.</summary>
/// <param name="Line">Physical line of the file, from 1.</param>
/// <param name="Column">The protocol's column; empty for the row as a whole.</param>
/// <param name="Kind">What was done to it; see <see cref="FaultInjector"/>.</param>
/// <param name="Rule">The row rule that was broken, or empty.</param>
public sealed record SampleFault(long Line, string Column, string Kind, string Rule);

/// <summary>A made-up drop under a protocol. Rows are written as they are made, so that size costs no memory; nobody in them exists.</summary>
/// <exception cref="ArgumentException">The period is not of the protocol's frequency, or no values can be made for a column.</exception>
public sealed class SampleDrop
{
    // Rows of another dataset that a sample may refer to: those its sample begins with when made with seed 1.
    const int Referred = 1_000;

    readonly Protocol _protocol;
    readonly Random _random;
    readonly Recipe _recipe;
    readonly List<(string Column, CellSampler Sampler)> _samplers;

    public SampleDrop(ProtocolCatalog catalog, Protocol protocol, ReferencePeriod period, int seed)
    {
        if (period.Frequency != protocol.Frequency)
            throw new ArgumentException($"{protocol} is delivered with frequency {protocol.Frequency}; {period} is not such a period.", nameof(period));
        _protocol = protocol;
        _random = new(unchecked(seed * 1_000_003 + period.Start.DayNumber));
        _samplers = [.. protocol.Columns.Select(c => (c.Name, new CellSampler(c, catalog, period)))];
        IReadOnlyList<Row> Others(string dataset) => FirstOf(catalog, dataset, period);
        _recipe = $"{protocol.Agency}/{protocol.Dataset}" switch
        {
            "dgie/border-crossings" => new BorderCrossingRecipe(period, _random, Others("dgie/work-permits"), Others("dgie/returns")),
            "dgie/returns" => new ReturnRecipe(period, _random),
            "dgie/work-permits" => new WorkPermitRecipe(period, _random),
            "hec/graduates" => new GraduateRecipe(period, _random),
            "hec/qualification-recognition" => new RecognitionRecipe(period, _random),
            "mifotra/job-seekers" => new JobSeekerRecipe(period, _random, Others("mifotra/vacancies"), Others("dgie/returns")),
            "mifotra/vacancies" => new VacancyRecipe(period, _random),
            "minaffet/diaspora-experts" => new DiasporaExpertRecipe(period, _random),
            "minaffet/nationals-abroad" => new NationalsAbroadRecipe(period, _random),
            "moh/facility-requests" => new FacilityRequestRecipe(period, _random),
            "moh/missions" => new HealthMissionRecipe(period, _random),
            "nisr/labour-force-survey" => new SurveyRecipe(period, _random),
            "rssb/employers" => new EmployerRecipe(period, _random),
            "rssb/payroll" => new PayrollRecipe(period, _random, Others("dgie/work-permits")),
            "rtb/graduates" => new TvetGraduateRecipe(period, _random),
            var other => throw new ArgumentException($"There is no recipe for rows of {other} that agree with its rules.", nameof(protocol)),
        };
    }

    /// <summary>Drops are UTF-8 without a byte order mark.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes header and rows to <paramref name="drop"/> as the result is read, and gives the faults put in.</summary>
    public IEnumerable<SampleFault> Write(TextWriter drop, long rows, double faults)
    {
        var delimiter = _protocol.Dialect.Delimiters[0];
        var injector = new FaultInjector(_protocol, _recipe.Breaks);
        var (row, last) = (new Row(_protocol.Columns), new Row(_protocol.Columns));
        drop.Write($"{string.Join(delimiter, _protocol.Columns.Select(c => c.Name))}\n");
        for (long i = 0; i < rows; i++)
        {
            Fill(row, i, rows);
            var width = _protocol.Columns.Count;
            SampleFault? fault = null;
            if (faults > 0 && i > 0 && _random.Happens(faults)) (fault, width) = injector.Spoil(row, last, i + 2);
            drop.Write($"{row.ToLine(delimiter, width)}\n");
            if (fault is null) row.CopyTo(last);
            else yield return fault;
        }
        drop.Flush();
    }

    void Fill(Row row, long index, long rows)
    {
        row.Clear();
        _recipe.Fill(row, index, rows);
        foreach (var (column, sampler) in _samplers) row[column] ??= sampler.Draw(_random);
    }

    static List<Row> FirstOf(ProtocolCatalog catalog, string dataset, ReferencePeriod period)
    {
        var name = dataset.Split('/');
        var protocol = catalog.Find(AgencyId.Parse(name[0]), DatasetId.Parse(name[1]))
            ?? throw new ArgumentException($"The sample refers to {dataset}, which has no protocol.", nameof(catalog));
        var sample = new SampleDrop(catalog, protocol, period, seed: 1);
        var rows = Enumerable.Range(0, Referred).Select(_ => new Row(protocol.Columns)).ToList();
        for (var i = 0; i < Referred; i++) sample.Fill(rows[i], i, Referred);
        return rows;
    }
}
