using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Pipeline.Sdmx.Data;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Structures;

namespace Pipeline.Sdmx.Tests;

/// <summary>Which structures a question is answered with, and what stands in them.</summary>
public sealed class StructureTests
{
    static readonly StructureCatalog Catalog = new(Served.Structures);

    static IEnumerable<SelectedArtefact> Ask(string target)
    {
        var address = RawAddress.Parse($"/rest/{target}", "/rest/");
        return StructureSelection.Of(StructureQuery.Read(address.Segment(0), address, 1, '+'), Catalog);
    }

    [Theory]
    [InlineData("dataflow/all/all/latest", "Dataflow 2")]
    [InlineData("dataflow/RW_LMIS/DF_T05_MADE", "Dataflow 1")]
    [InlineData("dataflow/RW_LMIS/DF_T05_MADE/1.0?references=children", "DataStructure 1, Dataflow 1")]
    [InlineData("dataflow/RW_LMIS/DF_T05_MADE/1.0.0?references=descendants", "Codelist 9, ConceptScheme 1, DataStructure 1, Dataflow 1")]
    [InlineData("dataflow/RW_LMIS/DF_T05_MADE/1.0.0?references=codelist", "Codelist 9, Dataflow 1")]
    [InlineData("codelist/RW_LMIS/CL_SEX+CL_FREQ", "Codelist 2")]
    [InlineData("codelist/RW_LMIS/CL_SEX?references=parents", "Codelist 1, DataStructure 2")]
    [InlineData("codelist/RW_LMIS/CL_SEX?references=ancestors", "Codelist 1, DataStructure 2, Dataflow 2")]
    [InlineData("structure/all/all/all", "AgencyScheme 1, Codelist 9, ConceptScheme 1, DataStructure 2, Dataflow 2")]
    [InlineData("agencyscheme/SDMX/AGENCIES", "AgencyScheme 1")]
    [InlineData("dataflow/OTHER/all", "")]
    [InlineData("dataflow/RW_LMIS/DF_T05_MADE/2.0.0", "")]
    public void References_are_followed_as_asked(string target, string expected) => Assert.Equal(
        expected, string.Join(", ", Ask(target).GroupBy(a => $"{a.Artefact.Kind}").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}")));

    [Theory]
    [InlineData("categoryscheme/all/all", 501)]
    [InlineData("schema/dataflow/A/B/1.0", 501)]
    [InlineData("colours/all", 400)]
    [InlineData("dataflow/all?references=everything", 400)]
    [InlineData("dataflow/all?detail=much", 400)]
    public void What_is_not_given_is_told_from_what_is_not(string target, int status) =>
        Assert.Equal(status, Assert.Throws<RefusedException>(() => Ask(target)).Refusal.Status);

    [Fact]
    public void Stubs_have_a_name_and_no_content()
    {
        var json = Write("dataflow/RW_LMIS/DF_T05_MADE?references=all&detail=referencestubs", JsonVersion.V2);
        Assert.True(json.GetProperty("dataflows")[0].TryGetProperty("structure", out _));
        Assert.All(json.GetProperty("codelists").EnumerateArray(), c => Assert.False(c.TryGetProperty("codes", out _)));
        Assert.False(Write("dataflow/all?detail=allstubs", JsonVersion.V1).GetProperty("dataflows")[0].TryGetProperty("description", out _));
        Assert.True(Write("dataflow/all?detail=allcompletestubs", JsonVersion.V1).GetProperty("dataflows")[0].TryGetProperty("description", out _));
    }

    [Fact]
    public void One_item_is_a_part_of_its_scheme()
    {
        var codelist = Write("codelist/RW_LMIS/CL_SEX/1.0.0/F", JsonVersion.V1).GetProperty("codelists")[0];
        Assert.True(codelist.GetProperty("isPartial").GetBoolean());
        Assert.Equal(["F"], codelist.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        Assert.Empty(Ask("codelist/RW_LMIS/CL_SEX/1.0.0/NONE"));
    }

    [Fact]
    public void A_definition_names_every_component_by_structures_that_are_in_the_message()
    {
        foreach (var version in Enum.GetValues<JsonVersion>())
        {
            var data = Write("datastructure/RW_LMIS/DSD_T05_MADE?references=children", version);
            var urns = data.GetProperty("codelists").EnumerateArray().Select(c => c.GetProperty("links")[0].GetProperty("urn").GetString()).ToHashSet();
            var components = data.GetProperty("dataStructures")[0].GetProperty("dataStructureComponents");
            var dimensions = components.GetProperty("dimensionList").GetProperty("dimensions").EnumerateArray().ToList();
            Assert.Equal(Served.Flow.Dimensions.Select(d => d.Id), dimensions.Select(d => d.GetProperty("id").GetString()));
            Assert.All(dimensions, d => Assert.Contains(d.GetProperty("localRepresentation").GetProperty("enumeration").GetString(), urns));
            Assert.Equal(8, components.GetProperty("attributeList").GetProperty("attributes").GetArrayLength());
            var concepts = data.GetProperty("conceptSchemes")[0].GetProperty("concepts").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToHashSet();
            Assert.Superset(Served.Flow.Dimensions.Append(Served.Flow.Time).Concat(Served.Flow.Attributes).Select(c => c.Id).ToHashSet(), concepts);
        }
    }

    [Fact]
    public void Xml_says_the_same()
    {
        var xml = XDocument.Parse(Encoding.UTF8.GetString(new XmlStructureWriter(Catalog, "2026-03-01T02:00:00Z").Write([.. Ask("structure/all/all/all?references=none")])));
        var ids = xml.Descendants().Where(e => e.Attribute("urn") is not null && e.Attribute("agencyID") is not null).Select(e => $"{e.Name.LocalName} {e.Attribute("id")!.Value}");
        Assert.Equal(Catalog.All.Select(a => $"{a.Kind} {a.Id}").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        var sex = xml.Descendants().Single(e => e.Name.LocalName == "Codelist" && e.Attribute("id")!.Value == "CL_SEX");
        Assert.Equal(["_T", "F", "M"], sex.Elements().Where(e => e.Name.LocalName == "Code").Select(e => e.Attribute("id")!.Value));
        Assert.Contains(sex.Descendants(), e => e.Name.LocalName == "Name" && e.Value == "Total, \"both\" <all> & more");
        Assert.Equal(6, xml.Descendants().Count(e => e.Name.LocalName is "Dimension" or "TimeDimension") / 2);
    }

    [Theory]
    [InlineData("1.0.0", "1.0.0", true)]
    [InlineData("1.0", "1.0.0", true)]
    [InlineData("1.0+.0", "1.2.3", true)]
    [InlineData("1+.0.0", "2.0.0", true)]
    [InlineData("1.3+.0", "1.2.3", false)]
    [InlineData("2.0.0", "1.0.0", false)]
    [InlineData("~", "1.0.0", true)]
    [InlineData("x", "1.0.0", false)]
    public void Versions_are_matched_as_patterns(string pattern, string version, bool matches) => Assert.Equal(matches, VersionPattern.Matches(pattern, version));

    static JsonElement Write(string target, JsonVersion version) =>
        JsonDocument.Parse(new JsonStructureWriter(Catalog, "en", "2026-03-01T02:00:00Z", version).Write([.. Ask(target)])).RootElement.GetProperty("data");
}
