using Pipeline.Reference;
using Pipeline.Sdmx.Tests;
using Pipeline.Statistics.Structures;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.Testing;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>
/// Turns what was crawled into what the attack reads: each figure as a cell of the population that it counts. Which population a measure counts is public, in the
/// method notes; nothing else is used that is not in the crawl.
/// </summary>
sealed class AttackSources(StatisticsDefinitions definitions)
{
    public const string Total = "_T";
    const string Time = "TIME_PERIOD";

    readonly Dictionary<string, Dictionary<string, string>> _parents = [];
    readonly Dictionary<(string Population, string Dimension), int> _depths = [];

    /// <summary>By dimension, the group of a code; of periods too.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Hierarchies =>
        _parents.ToDictionary(p => p.Key, p => (IReadOnlyDictionary<string, string>)p.Value);

    /// <summary>A source for each measure that counts a population.</summary>
    /// <param name="only">The population; null for all registers.</param>
    /// <param name="name">What the population is called in the report.</param>
    public IReadOnlyList<CrawledSource> Registers(ReleaseCrawl crawl, string? only = null, string? name = null) =>
    [
        .. from counted in Counted(crawl)
           where counted.Population.Weight is null && (only is null || counted.Population.Id == only)
           select new CrawledSource(
               $"{counted.Flow.Id}/{counted.Figure.Indicator}/{crawl.Release}", name ?? counted.Population.Id, crawl.Number, "rounded",
               [.. counted.Cells.SelectMany(c => Spread(counted.Population, KeyOf(counted, c), c.Value!.Value))])
           {
               Base = BaseOf(counted.Population),
               Codes = CodesOf(counted.Population),
           },
    ];

    /// <summary>What a median that is shown says: that there are so many cases or more behind it.</summary>
    public IReadOnlyList<CrawledSource> ShownMedians(ReleaseCrawl crawl) =>
    [
        .. from flow in definitions.Flows
           from figure in flow.Figures
           where figure.Quantiles is not null && crawl.Cells.ContainsKey(flow.Flow.Id)
           let population = definitions.Population(definitions.Quantiles.First(q => q.Id == figure.Quantiles).ListedBy)
           let counted = new CountedFigure(flow.Flow, figure, population, CellsOf(crawl, flow.Flow, figure.Indicator))
           select new CrawledSource(
               $"{flow.Flow.Id}/{figure.Indicator}/{crawl.Release}", population.Id, crawl.Number, "rounded",
               [.. counted.Cells.Select(c => (object?[])[KeyOf(counted, c), definitions.Parameters.QuantileCases])])
           {
               Base = BaseOf(population),
               AtLeast = true,
           },
    ];

    /// <summary>What the accuracy report says: that no cell of so many dimensions is further off.</summary>
    public IReadOnlyList<CrawledSource> Accuracy(ReleaseCrawl crawl, string population, int mostDimensions) =>
    [
        .. from counted in Counted(crawl)
           where counted.Population.Id == population
           from level in crawl.Accuracy[counted.Flow.Id]
           where level.Key <= mostDimensions
           select new CrawledSource(
               $"accuracy of {counted.Flow.Id}/{crawl.Release}, {level.Key} dimensions", population, crawl.Number, "rounded",
               [.. counted.Cells.Select(c => (Key: KeyOf(counted, c), Value: c.Value!.Value)).Where(c => c.Key.Count(k => k.Key != Time && k.Value != Total) == level.Key
                   && ReferencePeriod.Parse(c.Key[Time]).Frequency == Finest(counted))
                   .Select(c => (object?[])[c.Key, c.Value])])
           {
               Base = BaseOf(counted.Population),
               Within = (int)level.Value,
           },
    ];

    /// <summary>
    /// The survey's two tables of respondents, as a reader gets them back from the estimates who knows how many respondents a calibration cell has: figures
    /// are multiples of its mean weight.
    /// </summary>
    public IReadOnlyList<CrawledSource> Survey(ReleaseCrawl crawl, Truth respondents, string name = "survey") =>
    [
        .. from counted in Counted(crawl)
           where counted.Population.Weight is not null
           let sums = respondents.Of(counted.Population.Id).SelectMany(t => t.Leaves.Select(l => (Cell: CalibrationOf(counted.Population, t.Period, l.Codes), l.Y)))
               .GroupBy(l => l.Cell).ToDictionary(g => g.Key, g => g.Sum(l => l.Y))
           let keyed = counted.Cells.Select(c => (Key: KeyOf(counted, c), Value: c.Value!.Value)).Where(c => sums.ContainsKey(CalibrationOf(counted.Population, c.Key))).ToList()
           let totals = keyed.GroupBy(c => CalibrationOf(counted.Population, c.Key)).ToDictionary(g => g.Key, g => g.Max(c => c.Value))
           select new CrawledSource(
               $"{counted.Flow.Id}/{counted.Figure.Indicator}/{crawl.Release}", name, crawl.Number, "rounded",
               [.. keyed.SelectMany(c => Spread(counted.Population, WithStatus(c.Key), Respondents(c, sums, totals, counted.Population)))])
           {
               Base = BaseOf(counted.Population),
               Table = counted.Population.Id,
               Codes = CodesOf(counted.Population),
           },
    ];

    /// <summary>True numbers of respondents by calibration cell: what a reader has who knows that all weights are the same, and which.</summary>
    public CrawledSource SurveyTotals(ReleaseCrawl crawl, Truth truth, string name)
    {
        var population = definitions.Population("survey-persons");
        return new($"respondents/{crawl.Release}", name, crawl.Number, "rounded",
        [
            .. truth.Of(population.Id).SelectMany(t => t.Leaves.Select(l => (Key: Calibrated(population, t.Period, l.Codes), l.X)))
                .GroupBy(l => string.Join('|', l.Key.Values)).Select(g => (object?[])[g.First().Key, g.Sum(l => l.X)]),
        ])
        {
            Base = BaseOf(population),
            Headline = true,
        };
    }

    int BaseOf(Population population) => population.Base == 0 ? definitions.Parameters.Base : population.Base;

    sealed record CountedFigure(Dataflow Flow, Figure Figure, Population Population, IReadOnlyList<Cell> Cells);

    IReadOnlyList<CountedFigure> Counted(ReleaseCrawl crawl)
    {
        List<CountedFigure> counted =
        [
            .. from flow in definitions.Flows
               from figure in flow.Figures
               where figure.Population is not null && crawl.Cells.ContainsKey(flow.Flow.Id)
               select new CountedFigure(flow.Flow, figure, definitions.Population(figure.Population!), CellsOf(crawl, flow.Flow, figure.Indicator)),
        ];
        foreach (var one in counted) Learn(one);
        return counted;
    }

    /// <summary>The cells of a measure that have a figure.</summary>
    static IReadOnlyList<Cell> CellsOf(ReleaseCrawl crawl, Dataflow flow, string indicator)
    {
        var place = flow.Dimensions.ToList().FindIndex(d => d.Id == Dataflow.Indicator);
        return [.. crawl.Cells[flow.Id].Where(c => c.Value is not null && c.Key.Split('.')[place] == indicator)];
    }

    /// <summary>The cell's codes by the population's dimensions, and its period.</summary>
    Dictionary<string, string> KeyOf(CountedFigure counted, Cell cell)
    {
        var (codes, key) = (cell.Key.Split('.'), new Dictionary<string, string> { [Time] = cell.Key.Split('.')[^1] });
        foreach (var (dimension, code) in counted.Figure.Where ?? []) key[dimension] = code;
        for (var d = 0; d < counted.Flow.Dimensions.Length; d++)
        {
            var leaf = counted.Figure.LeafOf(counted.Flow.Dimensions[d].Id);
            if (counted.Population.Leaf.FirstOrDefault(l => l.Id == leaf) is { } dimension) key[leaf] = codes[d] == HierarchyOf(dimension).Total ? Total : codes[d];
        }
        return key;
    }

    Hierarchy HierarchyOf(LeafDimension dimension) => new(definitions.Structures.Codelist(dimension.Codelist));

    /// <summary>Notes the groups of all codes, of periods too, and how deep the population's codes go.</summary>
    void Learn(CountedFigure counted)
    {
        foreach (var dimension in counted.Population.Leaf)
        {
            var hierarchy = HierarchyOf(dimension);
            var parents = ParentsOf(dimension.Id);
            foreach (var code in counted.Cells.Select(c => KeyOf(counted, c).GetValueOrDefault(dimension.Id, Total)).Distinct().Where(c => c != Total))
            {
                for (var (at, up) = (code, hierarchy.ParentOf(code)); up is not null; (at, up) = (up, hierarchy.ParentOf(up))) parents[at] = up;
                var place = (counted.Population.Id, dimension.Id);
                _depths[place] = Math.Max(_depths.GetValueOrDefault(place), hierarchy.DepthOf(code));
            }
        }
        foreach (var period in counted.Cells.Select(c => c.Key.Split('.')[^1]).Distinct().Select(p => ReferencePeriod.Parse(p)))
        {
            if (period.Frequency == Frequency.M) ParentsOf(Time)[$"{period}"] = $"{period.Year}-Q{(period.Start.Month + 2) / 3}";
            if (period.Frequency is Frequency.M or Frequency.Q) ParentsOf(Time)[$"{period.Year}-Q{(period.Start.Month + 2) / 3}"] = $"{period.Year}";
        }
    }

    Dictionary<string, string> ParentsOf(string dimension) => _parents.TryGetValue(dimension, out var parents) ? parents : _parents[dimension] = [];

    /// <summary>Every code of a population's finest level: code lists are public, and a code may have counts though no figure is above 0.</summary>
    Dictionary<string, string[]> CodesOf(Population population) => population.Leaf
        .Where(l => _depths.ContainsKey((population.Id, l.Id)))
        .ToDictionary(l => l.Id, l =>
        {
            var (hierarchy, depth) = (HierarchyOf(l), _depths[(population.Id, l.Id)]);
            var finest = definitions.Structures.Codelist(l.Codelist).Codes.Select(c => c.Id)
                .Where(c => hierarchy.IsPart(c) && (hierarchy.DepthOf(c) == depth || (hierarchy.DepthOf(c) < depth && !hierarchy.IsGroup(c)))).ToList();
            foreach (var code in finest)
                for (var (at, up) = (code, hierarchy.ParentOf(code)); up is not null; (at, up) = (up, hierarchy.ParentOf(up))) ParentsOf(l.Id)[at] = up;
            return finest.Select(c => Below(l.Id, c, hierarchy.DepthOf(c), depth).Append(c).First()).ToArray();
        });

    /// <summary>The code again at each level below its own, the finest first.</summary>
    List<string> Below(string dimension, string code, int from, int to)
    {
        var below = new List<string>();
        for (var depth = from + 1; depth <= to; depth++)
        {
            ParentsOf(dimension)[$"{code}~{depth}"] = below.Count == 0 ? code : below[0];
            below.Insert(0, $"{code}~{depth}");
        }
        return below;
    }

    /// <summary>
    /// The cell, and again below itself where a code is as fine as it gets above the finest level, as that of what is not known: so that the finest cells add up to all.
    /// </summary>
    IEnumerable<object?[]> Spread(Population population, Dictionary<string, string> key, double value)
    {
        List<Dictionary<string, string>> keys = [key];
        foreach (var dimension in population.Leaf)
        {
            var hierarchy = HierarchyOf(dimension);
            var code = key.GetValueOrDefault(dimension.Id, Total);
            if (code == Total || hierarchy.IsGroup(code)) continue;
            foreach (var below in Below(dimension.Id, code, hierarchy.DepthOf(code), _depths.GetValueOrDefault((population.Id, dimension.Id))))
                keys.AddRange([.. keys.Where(k => k[dimension.Id] == code).Select(k => new Dictionary<string, string>(k) { [dimension.Id] = below })]);
        }
        return keys.Select(k => (object?[])[k, value]);
    }

    static Frequency Finest(CountedFigure counted) => counted.Cells.Min(c => ReferencePeriod.Parse(c.Key.Split('.')[^1]).Frequency);

    Dictionary<string, string> Calibrated(Population population, string period, string[] codes) => population.Calibrate.ToDictionary(
        id => id, id => codes[population.Leaf.ToList().FindIndex(l => l.Id == id)]).Append(new(Time, period)).ToDictionary();

    string CalibrationOf(Population population, string period, string[] codes) => CalibrationOf(population, Calibrated(population, period, codes));

    static string CalibrationOf(Population population, Dictionary<string, string> key) =>
        string.Join('|', population.Calibrate.Append(Time).Select(id => key.GetValueOrDefault(id, Total)));

    /// <summary>The second table is of the employed.</summary>
    static Dictionary<string, string> WithStatus(Dictionary<string, string> key) =>
        key.ContainsKey("LABOUR_STATUS") ? key : new(key) { ["LABOUR_STATUS"] = "E" };

    static double Respondents((Dictionary<string, string> Key, double Value) cell, Dictionary<string, int> sums, Dictionary<string, double> totals, Population population)
    {
        var calibration = CalibrationOf(population, cell.Key);
        return totals[calibration] == 0 ? 0 : Math.Round(cell.Value * sums[calibration] / totals[calibration]);
    }
}
