namespace Pipeline.Protocols.Tests;

public sealed class CodelistMistakesTests : IDisposable
{
    readonly CatalogCopy _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("permit-classes.csv", "H2,", "H1,", 3, "code", "'H1' a second time")]
    [InlineData("permit-classes.csv", "H2,", "h2,", 3, "code", "'h2'")]
    [InlineData("permit-classes.csv", "H2,Skilled worker sponsored by an employer", "H2,", 3, "name_en", "no name")]
    [InlineData("permit-classes.csv", "H2,", "H2,,", 3, "", "3 cell(s)")]
    [InlineData("permit-classes.csv", "H2,Skilled", "H2,\"Skilled", 3, "", "a quote without its end")]
    [InlineData("permit-classes.csv", "code,name_en", "code,name", 1, "", "the header code,name")]
    [InlineData("rwanda-districts.csv", "11,Nyarugenge,1", "11,Nyarugenge,6", 2, "parent", "'6'")]
    [InlineData("isco08.csv", "0110,Commissioned armed forces officers,011", "0110,Commissioned armed forces officers,099", 5, "parent", "'099'")]
    [InlineData("isic4.yaml", "validFrom, value: \"2008-08-11\"", "validFrom, value: \"2008\"", 13, "customProperties[0].value", "'2008'")]
    [InlineData("isic4.yaml", "property: validFrom", "property: validSince", 13, "customProperties[0]", "'validSince'", 2)]
    [InlineData("isic4.yaml", "physicalName: isic4.csv", "physicalName: isic.csv", 15, "schema[0]", "physicalName")]
    [InlineData("isic4.yaml", "name: name_en, id: name_en", "name: title, id: title", 15, "schema[0]", "code, title")]
    [InlineData("isic4.yaml", "status: active", "status: active\nslaProperties: []", 7, "slaProperties", "a service level")]
    public void A_mistake_is_located(string file, string old, string replacement, int line, string path, string found, int count = 1)
    {
        var problems = _catalog.Replace($"codelists/{file}", old, replacement).Problems();
        Assert.True(problems.Count == count, string.Join('\n', problems));
        Assert.Equal(($"codelists/{file}", line, path), (problems[0].File, problems[0].Line, problems[0].Path));
        Assert.Contains(found, problems[0].Found, StringComparison.Ordinal);
    }

    const string Withdrawn = """
              - {name: withdrawn_from, id: withdrawn_from, logicalType: date, classification: public, logicalTypeOptions: {format: yyyy-MM-dd}}
              - {name: successor, id: successor, logicalType: string, classification: public}
        """;

    [Fact]
    public void A_code_is_withdrawn_from_a_day_and_names_its_successor()
    {
        WriteClasses("H1,Skilled,,", "H2,Sponsored,2026-07-01,H1", "T1,Gone,2026-01-01,");
        var list = _catalog.Load().CodelistInForce("permit-classes", new(2026, 10, 31));
        Assert.Equal(["H1", null, null], new[] { "H2", "H1", "T1" }.Select(c => list.Items[c].Successor));
        Assert.Equal([false, true], new[] { new DateOnly(2026, 6, 30), new(2026, 7, 1) }.Select(list.Items["H2"].IsWithdrawn));
        Assert.False(list.Items["H1"].IsWithdrawn(DateOnly.MaxValue));
        Assert.True(list.Contains("H2"));
    }

    [Theory]
    [InlineData("H2,Sponsored,2026-07,H1", "withdrawn_from", "'2026-07'", 2)]
    [InlineData("H2,Sponsored,,H1", "successor", "not withdrawn")]
    [InlineData("H2,Sponsored,2026-07-01,H9", "successor", "'H9'")]
    [InlineData("H2,Sponsored,2026-07-01,H2", "successor", "'H2'")]
    public void A_wrong_withdrawal_is_located(string line, string column, string found, int count = 1)
    {
        WriteClasses("H1,Skilled,,", line);
        var problems = _catalog.Problems();
        Assert.True(problems.Count == count, string.Join('\n', problems));
        Assert.Equal(("codelists/permit-classes.csv", 3, column), (problems[0].File, problems[0].Line, problems[0].Path));
        Assert.Contains(found, problems[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_a_list_is_not_checked_by_rules()
    {
        _catalog.Replace("codelists/isic4.yaml", "id: name_en, logicalType: string", "id: name_en, quality: [{metric: nullValues, mustBe: 0}], logicalType: string");
        Assert.Equal("schema[0].properties[1].quality", Assert.Single(_catalog.Problems()).Path);
    }

    void WriteClasses(params string[] lines)
    {
        File.AppendAllText(_catalog.PathOf("codelists/permit-classes.yaml"), $"\n{Withdrawn}\n");
        File.WriteAllLines(_catalog.PathOf("codelists/permit-classes.csv"), ["code,name_en,withdrawn_from,successor", .. lines]);
    }

    [Fact]
    public void A_list_without_its_table_is_a_mistake()
    {
        File.Delete(_catalog.PathOf("codelists/isced2011.csv"));
        Assert.Equal(("codelists/isced2011.csv", "no such file"), _catalog.Problems().Select(p => (p.File, p.Found)).Single());
    }

    [Fact]
    public void Versions_of_a_list_follow_each_other_without_overlap()
    {
        foreach (var extension in new[] { "yaml", "csv" })
            File.Copy(_catalog.PathOf($"codelists/permit-classes.{extension}"), _catalog.PathOf($"codelists/permit-classes@2.0.0.{extension}"));
        const string Newer = "codelists/permit-classes@2.0.0.yaml";
        _catalog.Replace(Newer, "version: 1.0.0", "version: 2.0.0").Replace(Newer, "physicalName: permit-classes.csv", "physicalName: permit-classes@2.0.0.csv")
            .Replace(Newer, "2011-05-31", "2027-01-01");
        Assert.Equal((Newer, "it after version 1.0.0 has ended"), _catalog.Problems().Select(p => (p.File, p.Expected)).Single());

        _catalog.Replace(
            "codelists/permit-classes.yaml", "schema:\n", "  - {property: validTo, value: \"2026-12-31\"}\nschema:\n");
        var catalog = _catalog.Load();
        Assert.Equal("1.0.0", catalog.CodelistInForce("permit-classes", new(2026, 12, 31)).Version);
        Assert.Equal("2.0.0", catalog.CodelistInForce("permit-classes", new(2027, 1, 1)).Version);
    }
}
