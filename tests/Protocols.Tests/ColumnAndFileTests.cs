using Pipeline.Reference;

namespace Pipeline.Protocols.Tests;

/// <summary>What a contract may say of a column and of a file beyond type and codelist.</summary>
public sealed class ColumnAndFileTests : IDisposable
{
    const string EmployerAlias = "          - {property: headerAliases, value: [TIN, Employer TIN]}\n";

    readonly CatalogCopy _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void A_bound_may_be_exclusive()
    {
        _catalog.Replace(RuleYaml.File, "{minimum: 0, maximum: 1}", "{exclusiveMinimum: 0, maximum: 1}")
            .Replace(RuleYaml.File, "minimum: \"2000-01-01\", maximum: \"2100-12-31\"", "minimum: \"2000-01-01\", exclusiveMaximum: \"2100-12-31\"");
        var (share, issued) = (Find("coding_conf"), Find("issued_on"));
        Assert.Equal((0m, true, 1m, false), (share.Minimum, share.MinimumIsExclusive, share.Maximum, share.MaximumIsExclusive));
        Assert.Equal((new DateOnly(2100, 12, 31).DayNumber, true, false), (issued.Maximum, issued.MaximumIsExclusive, issued.MinimumIsExclusive));
    }

    [Fact]
    public void An_identifier_has_checksum_mask_and_hidden_nulls()
    {
        Add("checksum, value: luhn", "mask, value: last4", "hiddenNulls, value: [\"999999999\", \"-\"]");
        var employer = Find("employer_id");
        Assert.Equal((Checksum.Luhn, Mask.Last4), (employer.Checksum, employer.Mask));
        Assert.Equal(["999999999", "-"], employer.HiddenNulls);
        Assert.Null(Find("permit_id").Mask);
    }

    [Fact]
    public void Text_may_not_name_a_person_directly_unless_it_is_an_identifier_or_so_agreed()
    {
        _catalog.Replace(RuleYaml.File, "      - name: coding_conf", "        customProperties: [{property: directIdentifier, value: allowed}]\n      - name: coding_conf")
            .Replace(RuleYaml.File, "        customProperties:\n          - {property: headerAliases, value: [Occupation code]}\n", "");
        Assert.Equal(
            [DirectIdentifiers.Allowed, DirectIdentifiers.Forbidden, DirectIdentifiers.Allowed, DirectIdentifiers.Allowed],
            new[] { "employer_id", "nationality", "isco08", "birth_year" }.Select(n => Find(n).DirectIdentifiers));
    }

    [Theory]
    [InlineData("checksum, value: verhoeff", "customProperties[1].value", "luhn or mod97")]
    [InlineData("mask, value: none", "customProperties[1].value", "last4 or hash")]
    [InlineData("hiddenNulls, value: [9999]", "customProperties[1].value[0]", "a text")]
    [InlineData("directIdentifier, value: maybe", "customProperties[1].value", "forbidden or allowed")]
    public void A_wrong_ability_is_located(string property, string path, string expected)
    {
        Add(property);
        var problem = Assert.Single(_catalog.Problems());
        Assert.Equal($"schema[0].properties[2].{path}", problem.Path);
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dialect_lists_encodings_formats_and_a_trailer()
    {
        _catalog.Replace(RuleYaml.File, "nulls: [\"\", \"NA\"]}", "nulls: [\"\", \"NA\"], encodings: [utf-8, windows-1252, utf-16], formats: [csv, csv.gz, xlsx, jsonl.zip], trailer: required, trailerMarker: END}")
            .Replace(RuleYaml.File, "extra: error", "extra: error, match: byPosition").Replace(RuleYaml.File, "maxRows: 20000000", "maxRows: 20000000, maxInflateRatio: 50");
        var protocol = RuleYaml.Permits(_catalog.Load());
        Assert.Equal([TextEncoding.Utf8, TextEncoding.Windows1252, TextEncoding.Utf16], protocol.Dialect.Encodings);
        Assert.Equal(["csv", "csv.gz", "xlsx", "jsonl.zip"], protocol.Dialect.Formats.Select(f => $"{f}"));
        Assert.Equal((new Trailer(TrailerUse.Required, "END"), ColumnMatch.ByPosition, 50), (protocol.Dialect.Trailer, protocol.Dialect.Match, protocol.Limits.MaxInflateRatio));
    }

    [Fact]
    public void Without_a_word_a_file_is_plain_csv_in_utf8()
    {
        var dialect = RuleYaml.Permits(_catalog.Load()).Dialect;
        Assert.Equal([TextEncoding.Utf8], dialect.Encodings);
        Assert.Equal(["csv", "csv.gz", "csv.zip"], dialect.Formats.Select(f => $"{f}"));
        Assert.Equal((TrailerUse.None, ColumnMatch.ByName), (dialect.Trailer.Use, dialect.Match));
    }

    [Theory]
    [InlineData("encodings: [latin1]", "encodings[0]", "windows-1252")]
    [InlineData("encodings: []", "encodings", "at least one")]
    [InlineData("formats: [csv, csv]", "formats", "each once")]
    [InlineData("formats: [xls]", "formats[0]", "csv.gz")]
    [InlineData("trailerMarker: END", "trailerMarker", "optional or required")]
    public void A_wrong_dialect_is_located(string setting, string path, string expected)
    {
        var problem = Assert.Single(_catalog.Replace(RuleYaml.File, "nulls: [\"\", \"NA\"]}", $"nulls: [\"\", \"NA\"], {setting}}}").Problems());
        Assert.Equal($"schema[0].customProperties[0].value.{path}", problem.Path);
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WP_{agency}_{period:yyyyMM}.{extension}", "wp_dgie_202610.csv", "csv", true)]
    [InlineData("WP_{agency}_{period:yyyyMM}.{extension}", "WP_DGIE_202610.csv.gz", "csv.gz", true)]
    [InlineData("WP_{agency}_{period:yyyyMM}.{extension}", "WP_dgie_202609.csv", "csv", false)]
    [InlineData("WP_{agency}_{period:yyyyMM}.{extension}", "WP_dgie_202610xcsv", "csv", false)]
    [InlineData("{dataset}-{period}*.csv", "work-permits-2026-10-second.csv", "csv", true)]
    [InlineData("{dataset}-{period}*.csv", "x-work-permits-2026-10.csv", "csv", false)]
    public void Files_are_named_after_agency_and_period(string pattern, string name, string format, bool matches)
    {
        _catalog.Replace(RuleYaml.File, "    physicalType: file", $"    physicalType: file\n    physicalName: \"{pattern}\"");
        var protocol = RuleYaml.Permits(_catalog.Load());
        var found = new FileFormat(FileKind.Csv, format == "csv" ? Packing.None : Packing.Gz);
        Assert.Equal(matches, protocol.FileName!.Matches(name, protocol.Agency, protocol.Dataset, ReferencePeriod.Parse("2026-10"), found));
    }

    [Theory]
    [InlineData("WP_{month}.csv")]
    [InlineData("WP_{period:MMMM}.csv")]
    [InlineData("../WP.csv")]
    public void A_wrong_name_pattern_is_located(string pattern) => Assert.Equal("schema[0].physicalName", Assert.Single(
        _catalog.Replace(RuleYaml.File, "    physicalType: file", $"    physicalType: file\n    physicalName: \"{pattern}\"").Problems()).Path);

    [Fact]
    public void Support_ends_on_a_day()
    {
        const string Other = "  - {property: timeToNotify";
        _catalog.Replace(RuleYaml.File, Other, $"  - {{property: endOfSupport, value: \"2027-06-30\"}}\n{Other}");
        Assert.Equal(new DateOnly(2027, 6, 30), RuleYaml.Permits(_catalog.Load()).EndOfSupport);
        Assert.Contains("yyyy-MM-dd", Assert.Single(_catalog.Replace(RuleYaml.File, "2027-06-30", "next year").Problems()).Expected, StringComparison.Ordinal);
    }

    const string Values = "        quality:\n          - {id: WP-C-01, metric: invalidValues, arguments: {validValues: [F, M]}, mustBe: 0, severity: error}\n";
    const string Enumeration = "        enum: [{value: F, label: Female}, {value: M}]\n        synonyms: [{synonym: Gender, locale: en}, {synonym: Sexe}]\n";

    [Fact]
    public void The_next_version_of_the_standard_has_values_and_synonyms_of_its_own()
    {
        _catalog.Replace(RuleYaml.File, Values, Enumeration).Replace(RuleYaml.File, "apiVersion: v3.1.0", "apiVersion: v3.2.0");
        var sex = Find("sex");
        Assert.Equal(["F", "M"], sex.ValidValues);
        Assert.Equal("Female", Assert.Single(sex.ValueLabels!).Value);
        Assert.Equal(["Gender", "Sexe"], sex.Aliases);
    }

    [Fact]
    public void They_are_refused_under_the_present_one()
    {
        var problems = _catalog.Replace(RuleYaml.File, Values, Enumeration).Problems();
        Assert.Equal(["schema[0].properties[4].enum", "schema[0].properties[4].synonyms"], problems.Select(p => p.Path));
        Assert.All(problems, p => Assert.Contains("v3.2.0", p.Expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Values_are_given_once()
    {
        _catalog.Replace(RuleYaml.File, Values, Values + Enumeration).Replace(RuleYaml.File, "apiVersion: v3.1.0", "apiVersion: v3.2.0");
        Assert.Equal("one list of them", Assert.Single(_catalog.Problems()).Expected);
    }

    void Add(params string[] properties) => _catalog.Replace(
        RuleYaml.File, EmployerAlias, string.Concat(properties.Select(p => $"          - {{property: {p}}}\n")) + EmployerAlias);

    Column Find(string name) => RuleYaml.Permits(_catalog.Load()).Columns.Single(c => c.Name == name);
}
