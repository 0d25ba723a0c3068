using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Protocols;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Publishing;
using Pipeline.Testing;

namespace Pipeline.StatisticsPublishing.Tests;

public sealed partial class DefinitionsTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
    static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(Catalog);

    static StructureSet Structures => Definitions.Structures;

    [Fact]
    public void All_seventeen_tables_are_there() =>
        Assert.Equal(Enumerable.Range(1, 17).Select(n => $"T{n:00}"), Structures.Dataflows.Select(d => d.Number));

    [Fact]
    public void Ids_are_unique_and_as_sdmx_allows()
    {
        Assert.Equal(Structures.Dataflows.Length, Structures.Dataflows.Select(d => d.Id).Distinct().Count());
        Assert.Equal(Structures.Codelists.Length, Structures.Codelists.Select(c => c.Id).Distinct().Count());
        Assert.Equal(Structures.Concepts.Length, Structures.Concepts.Select(c => c.Id).Distinct().Count());
        Assert.All(Structures.Dataflows, d => Assert.StartsWith($"DF_{d.Number}_", d.Id));
        Assert.All(Structures.Codelists, list =>
        {
            Assert.Equal(list.Codes.Length, list.Codes.Select(c => c.Id).Distinct().Count());
            Assert.All(list.Codes, c => Assert.Matches(SdmxId(), c.Id));
        });
    }

    [Fact]
    public void Every_flow_has_four_dimensions_or_more_each_with_a_list_and_a_concept() => Assert.All(Structures.Dataflows, flow =>
    {
        Assert.InRange(flow.Dimensions.Length, 4, 10);
        Assert.Equal(["FREQ", "REF_AREA", "INDICATOR"], flow.Dimensions.Take(3).Select(d => d.Id));
        Assert.All(flow.Dimensions, d => Assert.NotEmpty(Structures.Codelist(d.Codelist).Codes));
        Assert.All(flow.Dimensions, d => Assert.Contains(Structures.Concepts, c => c.Id == d.Id));
        Assert.Equal(flow.Measures.Select(m => m.Id), Structures.Codelist($"CL_INDICATOR_{flow.Number}").Codes.Select(c => c.Id));
        Assert.All(flow.Measures, m => Assert.True(Structures.Codelist("CL_UNIT_MEASURE").PlaceOf(m.Unit) >= 0, m.Unit));
        Assert.All(flow.Measures, m => Assert.True(Structures.Codelist("CL_CONF_METHOD").PlaceOf(m.MethodCode) >= 0, m.MethodCode));
    });

    [Fact]
    public void Everything_has_a_name_in_english_and_french()
    {
        var texts = Structures.Codelists.SelectMany(c => c.Codes.Select(code => code.Name).Append(c.Name))
            .Concat(Structures.Concepts.Select(c => c.Name))
            .Concat(Structures.Dataflows.SelectMany(d => d.Measures.Select(m => m.Name).Concat([d.Name, d.Description, d.Method])))
            .Append(Structures.AgencyName);
        Assert.All(texts, t => Assert.True(t.En.Length > 0 && t.Fr.Length > 0, t.En));
        Assert.Equal("Ouganda", Structures.Codelist("CL_AREA").Codes.First(c => c.Id == "UGA").Name.Fr);
    }

    [Fact]
    public void Every_code_list_is_a_tree() => Assert.All(Structures.Codelists, list =>
    {
        var tree = new CodeTree(list);
        Assert.All(list.Codes.Where(c => c.Parent is not null), c => Assert.True(list.PlaceOf(c.Parent!) >= 0));
        Assert.InRange(tree.Depth, 0, 4);
    });

    [Fact]
    public void What_is_coarser_than_a_group_has_a_code_of_its_own_so_that_groups_are_the_sums_of_their_parts()
    {
        var tree = new CodeTree(Structures.Codelist("CL_OCCUPATION"));
        string[] Finest(int depth) => [.. tree.FinestAt(depth).Select(tree.IdOf)];
        Assert.Contains("2_U", Finest(2));
        Assert.Contains("22", Finest(2));
        Assert.DoesNotContain("2", Finest(2));
        Assert.DoesNotContain("221", Finest(2));
        Assert.Equal(["221", "22", "2", "_T"], tree.Upwards(tree.List.PlaceOf("221")).Select(tree.IdOf));
    }

    [Fact]
    public void Figures_name_measures_populations_and_codes_that_exist() => Assert.All(Definitions.Flows, flow =>
    {
        foreach (var figure in flow.Figures)
        {
            Assert.Contains(flow.Flow.Measures, m => m.Id == figure.Indicator);
            if (figure.Population is { } id)
            {
                var population = Definitions.Population(id);
                Assert.Contains(population.Source, flow.Flow.Sources);
                Assert.All(figure.Where ?? [], w => Assert.True(Structures.Codelist(population.Leaf.First(l => l.Id == w.Key).Codelist).PlaceOf(w.Value) >= 0));
                // A dimension means the same in a table and in its population.
                Assert.All(population.Leaf, l => Assert.True(flow.Flow.Dimensions.All(d => figure.LeafOf(d.Id) != l.Id || d.Codelist == l.Codelist)));
            }
            if (figure.Quantiles is { } quantiles)
                Assert.Subset(
                    Definitions.Population(Definitions.Quantiles.First(q => q.Id == quantiles).ListedBy).Leaf.Select(l => l.Id).ToHashSet(),
                    Definitions.Quantiles.First(q => q.Id == quantiles).Leaf.Select(l => l.Id).ToHashSet());
        }
        Assert.True(flow.Figures.Length > 0 || flow.NotAvailable is not null);
    });

    [Fact]
    public void Populations_have_five_dimensions_at_most_and_read_columns_that_were_agreed() => Assert.All(Definitions.Populations, population =>
    {
        Assert.InRange(population.Leaf.Length, 1, 5);
        Assert.All(population.Coarsen, c => Assert.Contains(population.Leaf, l => l.Id == c));
        if (PublicationInputs.IsOwn(population.Source)) return;
        var protocol = Catalog.Find(Reference.AgencyId.Parse(population.Agency), Reference.DatasetId.Parse(population.Dataset))!;
        var agreed = protocol.Columns.Where(c => c.Classification != Classification.Sensitive).Select(c => c.Name).ToHashSet();
        Assert.All(population.Leaf.SelectMany(l => new[] { l.Column, l.To }).OfType<string>(), c => Assert.Contains(c, agreed));
        Assert.Contains(population.Purpose, protocol.Agreement.Purposes);
    });

    [Fact]
    public void Every_reason_of_the_labour_market_tests_of_Rwanda_has_its_step()
    {
        var reasons = new[] { "rw-lmt.json", "rw-eac.json" }.SelectMany(file => JsonElement.Parse(File.ReadAllText(Repository.PathOf("shared", "LabourMarketTest", "rulesets", file)))
            .GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("reason").GetString()!)).Append("NONE").Distinct().ToList();
        var leaf = Definitions.Population("labour-market-tests").Leaf.First(l => l.Id == "LMT_REASON");
        var coder = new LeafCoder(leaf, new CodeTree(Structures.Codelist(leaf.Codelist)));
        Assert.True(reasons.Count > 20);
        Assert.All(reasons, reason => Assert.NotEqual("_U", coder.Tree.IdOf(coder.PlaceOf(ColumnCells.Of(reason), null, 0))));
        Assert.Equal("OFFICER", coder.Tree.IdOf(coder.PlaceOf(ColumnCells.Of("EvidenceSeen"), null, 0)));
        Assert.Equal("_U", coder.Tree.IdOf(coder.PlaceOf(ColumnCells.Of("SOMETHING_NEW"), null, 0)));
    }

    [Fact]
    public void Sums_are_over_lists_without_groups_of_the_rows_that_their_population_counts() => Assert.All(Definitions.Sums, sum =>
    {
        var listing = Definitions.Population(sum.ListedBy);
        Assert.Equal((listing.Source, listing.Purpose), (sum.Source, sum.Purpose));
        Assert.Equal(listing.Where.AsEnumerable(), sum.Where.AsEnumerable(), (one, other) => one!.Column == other!.Column);
        Assert.Equal(listing.Leaf.Select(l => l.Id), sum.Leaf.Select(l => l.Id));
        Assert.All(sum.Leaf, l => Assert.Equal(1, new CodeTree(Structures.Codelist(l.Codelist)).Depth));
        Assert.Contains(Definitions.Flows, f => f.Figures.Any(figure => figure.Sums == sum.Id));
    });

    [Fact]
    public void Diaspora_health_is_rounded_to_ten()
    {
        var flow = Structures.Dataflows.First(d => d.Number == "T15");
        Assert.All(flow.Measures.Where(m => m.Protection == ProtectionMethod.SmallCountRounding), m => Assert.Equal("SCR10", m.MethodCode));
        Assert.All(Definitions.Flows.First(f => f.Flow.Number == "T15").Figures.Where(f => f.Population is not null), f => Assert.Equal(10, Definitions.Population(f.Population!).Base));
    }

    [Fact]
    public void Structures_come_back_from_their_file_as_they_were_and_give_the_same_bytes()
    {
        var bytes = ReleaseJson.Write(Structures);
        var read = ReleaseJson.ReadStructures(bytes);
        Assert.Equal(bytes, ReleaseJson.Write(read));
        Assert.Equal(Structures.Codelists.AsEnumerable(), read.Codelists);
        Assert.Equal(Structures.Dataflows[4].Measures.AsEnumerable(), read.Dataflows[4].Measures);
    }

    [GeneratedRegex("^[A-Za-z0-9_@$-]+$")]
    private static partial Regex SdmxId();
}
