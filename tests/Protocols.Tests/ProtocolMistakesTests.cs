using Pipeline.Protocols.Loading;

namespace Pipeline.Protocols.Tests;

public sealed class ProtocolMistakesTests : IDisposable
{
    const string File = "dgie/work-permits/protocol.yaml";

    readonly CatalogCopy _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("domain: labour", "domains: labour", "domains", "unknown key 'domains'", "domain")]
    [InlineData("version: 1.0.0", "version: 1.0", "version", "the number 1.0", "a text")]
    [InlineData("domain: labour-migration", "domain: \"\"", "domain", "the text ''", "not empty")]
    [InlineData("domain: labour-migration", "domain: [labour]", "domain", "a list", "a text")]
    [InlineData("version: 1.0.0", "version: first", "version", "'first'", "1.0.0")]
    [InlineData("apiVersion: v3.1.0", "apiVersion: v3.0.2", "apiVersion", "'v3.0.2'", "v3.1.0")]
    [InlineData("kind: DataContract", "kind: DataProduct", "kind", "'DataProduct'", "DataContract")]
    [InlineData("status: active", "status: live", "status", "'live'", "proposed or draft or active")]
    [InlineData("name: work-permits", "name: permits", "name", "'permits'", "'work-permits'")]
    [InlineData("tenant: dgie", "tenant: nisr", "tenant", "'nisr'", "'dgie'")]
    [InlineData("username: dpo@dgie.example", "user: dpo@dgie.example", "team.members[2].user", "unknown key 'user'", "username", 1)]
    [InlineData("property: rw.onwardSharing", "property: onwardSharing", "customProperties[1]", "'onwardSharing'", "rw.onwardSharing")]
    [InlineData("name: is_renewal", "name: Is Renewal", "schema[0].properties[14].name", "'Is Renewal'", "a-z", 3)]
    [InlineData("id: coding_conf", "id: confidence", "schema[0].properties[8].id", "'confidence'", "'coding_conf'")]
    [InlineData("logicalType: boolean", "logicalType: timestamp", "schema[0].properties[14].logicalType", "'timestamp'", "string or integer", 2)]
    [InlineData("\"^1[0-9]{8}$\"", "\"^1[0-9{8}$\"", "schema[0].properties[2].logicalTypeOptions.pattern", "cannot be read", "regular expression")]
    [InlineData("\"^1[0-9]{8}$\"", "\"^(?=1)[0-9]{9}$\"", "schema[0].properties[2].logicalTypeOptions.pattern", "(?=1)", "no lookaround")]
    [InlineData("\"^1[0-9]{8}$\"", "\"1[0-9]{8}\"", "schema[0].properties[2].logicalTypeOptions.pattern", "1[0-9]{8}", "from ^ to $")]
    [InlineData("minimum: 1930", "minimum: 2930", "schema[0].properties[5].logicalTypeOptions.minimum", "2930", "not above the maximum")]
    [InlineData("minimum: 1930", "minimum: old", "schema[0].properties[5].logicalTypeOptions.minimum", "'old'", "a number")]
    [InlineData("minimum: 1930", "minimum: 1930, exclusiveMinimum: 1929", "schema[0].properties[5].logicalTypeOptions.exclusiveMinimum", "beside minimum", "one of them")]
    [InlineData("minimum: 1930", "exclusiveMinimum: 2020", "schema[0].properties[5].logicalTypeOptions.exclusiveMinimum", "2020", "not above the maximum")]
    [InlineData("minimum: \"2000-01-01\"", "minimum: \"2000\"", "schema[0].properties[11].logicalTypeOptions.minimum", "'2000'", "yyyy-MM-dd")]
    [InlineData("format: yyyy-MM-dd", "format: MM/dd/yyyy", "schema[0].properties[11].logicalTypeOptions.format", "'MM/dd/yyyy'", "dd/MM/yyyy")]
    [InlineData("iso3166.yaml#", "iso3167.yaml#", "schema[0].properties[3].relationships[0].to", "iso3167", "or isced2011 or")]
    [InlineData("classification: internal", "classification: restricted", "schema[0].properties[3].classification", "'restricted'", "personal-identifier")]
    [InlineData("value: employer}", "value: company}", "schema[0].properties[2].customProperties[0].value", "'company'", "person or household or employer or permit")]
    [InlineData("property: scale", "property: digits", "schema[0].properties[15].customProperties[0]", "'digits'", "headerAliases, scale, pseudonym, checksum, mask, hiddenNulls, directIdentifier")]
    [InlineData("property: scale, value: 2", "property: scale, value: 20", "schema[0].properties[15].customProperties[0].value", "20", "0 to 8")]
    [InlineData("Permit Number]", "class]", "schema[0].properties[6]", "'Class' a second time", "differ", 0, "name: permit_class")]
    [InlineData("primaryKeyPosition: 1", "primaryKeyPosition: 2", "schema[0].properties", "2", "1, 2, 3", 0, "- name: permit_id")]
    [InlineData("mustBe: 0", "mustBe: none", "schema[0].properties[4].quality[0].mustBe", "'none'", "a number", 1)]
    [InlineData("metric: invalidValues", "metric: nullValues", "schema[0].properties[4].quality[0].arguments.validValues", "unknown key", "one of")]
    [InlineData("metric: invalidValues", "metric: rowCount", "schema[0].properties[4].quality[0].metric", "'rowCount'", "nullValues or missingValues", 1)]
    [InlineData("validValues: [F, M]", "validValues: [F, F]", "schema[0].properties[4].quality[0]", "one twice", "different")]
    [InlineData("value: 10, unit: d", "value: soon, unit: d", "slaProperties[1].value", "'soon'", "days from 0 to 366")]
    [InlineData("value: 10, unit: d", "value: 10, unit: h", "slaProperties[1].unit", "'h'", "d")]
    [InlineData("value: 1, unit: month", "value: 2, unit: month", "slaProperties[0].value", "2", "1, 3, 6 or 12")]
    [InlineData("value: 0.5, unit: percent", "value: 101, unit: percent", "slaProperties[2].value", "101", "0 to 100")]
    [InlineData("property: timeToNotify", "property: timeToPanic", "slaProperties[4].property", "'timeToPanic'", "timeToNotify")]
    [InlineData("nulls: [\"\", \"NA\"]", "nulls: [NA]", "schema[0].customProperties[0].value", "without the empty text", "\"\"")]
    [InlineData("decimal: \".\"", "decimal: \",\"", "schema[0].customProperties[0].value", "delimiter and decimal", "two different")]
    [InlineData("extra: error", "extra: forbid", "schema[0].customProperties[1].value.extra", "'forbid'", "error or warn or ignore")]
    [InlineData("maxRows: 20000000", "maxRows: 0", "schema[0].customProperties[2].value.maxRows", "0", "1 to")]
    public void A_wrong_value_is_located(
        string old, string replacement, string path, string found, string expected, int others = 0, string? at = null) =>
        AssertProblem(old, replacement, path, found, expected, others, at ?? replacement);

    [Theory]
    [InlineData("assert: valid_to >= valid_from", "assert: valid_too >= valid_from", "[0].implementation.assert", "\"valid_too\" at character 1", "a column")]
    [InlineData("assert: valid_to >= valid_from", "assert: valid_to >= 5", "[0].implementation.assert", "the number 5 at character 13", "a date")]
    [InlineData("when: status = 'REN'", "when: status = 'RENEWED'", "[2].implementation.when", "'RENEWED'", "NEW, REN, CAN, EXP")]
    [InlineData("fields: [valid_from, valid_to]", "fields: [valid_from]", "[0].implementation.fields", "valid_from", "valid_to, valid_from")]
    [InlineData("- id: WP-R-02", "- id: WP-R-01 # again", "[1].id", "'WP-R-01'", "no other rule", "# again")]
    [InlineData("engine: pipeline", "engine: soda", "[0].engine", "'soda'", "pipeline")]
    [InlineData("severity: error\n        dimension", "severity: grave\n        dimension", "[0].severity", "'grave'", "error or warning", "grave")]
    [InlineData("level: 1", "level: 6", "[0].implementation.level", "6", "0 to 5")]
    [InlineData("scope: row", "scope: table", "[0].implementation.scope", "'table'", "row, previous")]
    [InlineData("fix:\n            en: Check the order", "repair:\n            en: Check the order", "[0].implementation.repair", "unknown key", "fix", "en: Check the order", 1)]
    [InlineData("    quality:\n      - id: WP-R-01", "    quality:\n      - {type: sql, query: SELECT 1, mustBe: 1}\n      - id: WP-R-01", "[0]", "sql, which is not supported", "custom", "SELECT 1")]
    public void A_wrong_rule_is_located(
        string old, string replacement, string path, string found, string expected, string? at = null, int others = 0) =>
        AssertProblem(old, replacement, $"schema[0].quality{path}", found, expected, others, at ?? replacement);

    [Theory]
    [InlineData("status: active\n", "", "", "no key 'status'", "apiVersion")]
    [InlineData("tenant: dgie\n", "", "", "no key 'tenant'", "apiVersion")]
    [InlineData("  purpose: Follow", "  usage: Follow", "", "that is not the YAML", "  usage: Aggregated")]
    [InlineData("domain: labour-migration", "domain: &domain labour-migration", "", "anchors", "&domain")]
    [InlineData("  - {property: errorRate, value: 0.5, unit: percent, description: Share of rows with an error above which the whole file waits in quarantine.}\n", "", "", "'errorRate'", "apiVersion")]
    [InlineData("          - {property: pseudonym, value: person}\n", "", "schema[0].properties[1]", "without the custom property pseudonym", "name: person_id")]
    [InlineData("    quality:\n      - id: WP-R-01", "    quality: none\n    xquality:\n      - id: WP-R-01", "schema[0].quality", "'none'", "quality: none", 1)]
    [InlineData("required: true\n        primaryKey", "unique: true\n        required: true\n        primaryKey", "schema[0].properties[0].unique", "not supported", "unique: true")]
    [InlineData("required: true\n        primaryKey", "primaryKey", "schema[0].properties[0]", "may be empty", "name: permit_id")]
    [InlineData("        logicalTypeOptions: {format: yyyy-MM-dd, minimum: \"2000-01-01\", maximum: \"2100-12-31\"}\n", "", "schema[0].properties[11]", "no key 'logicalTypeOptions'", "name: issued_on")]
    public void A_missing_or_misplaced_key_is_located(string old, string replacement, string path, string found, string at, int others = 0) =>
        AssertProblem(old, replacement, path, found, "", others, at);

    [Fact]
    public void All_mistakes_of_all_files_are_told_at_once()
    {
        _catalog.Replace(File, "status: active", "status: live").Replace(File, "tenant: dgie", "tenant: x");
        _catalog.Replace("nisr/labour-force-survey/protocol.yaml", "kind: DataContract", "kind: Contract");
        _catalog.Replace("codelists/isic4.csv", "A,", "1,");
        Assert.Equal(
            ["codelists/isic4.csv code", $"{File} status", $"{File} tenant", "nisr/labour-force-survey/protocol.yaml kind"],
            _catalog.Problems().Select(p => $"{p.File} {p.Path}"));
    }

    [Fact]
    public void A_message_reads_as_a_sentence()
    {
        _catalog.Replace(File, "status: active", "status: live");
        var message = Assert.Throws<ProtocolException>(_catalog.Load).Message;
        Assert.Equal(
            [
                "1 problem(s) in the protocols:",
                $"{File}:7 status: found the text 'live'; expected proposed or draft or active or deprecated or retired.",
            ],
            message.Split(Environment.NewLine));
    }

    [Fact]
    public void A_second_file_of_the_same_version_is_a_mistake_and_of_another_is_not()
    {
        var shipped = _catalog.Load().Protocols.Count;
        var beside = _catalog.PathOf("dgie/work-permits/older.yaml");
        System.IO.File.Copy(_catalog.PathOf(File), beside);
        Assert.Contains("2 times", Assert.Single(_catalog.Problems()).Found, StringComparison.Ordinal);

        _catalog.Replace("dgie/work-permits/older.yaml", "version: 1.0.0", "version: 0.9.0");
        Assert.Equal(shipped + 1, _catalog.Load().Protocols.Count);
    }

    [Fact]
    public void Two_datasets_do_not_share_an_id()
    {
        _catalog.Replace("nisr/labour-force-survey/protocol.yaml", "id: rw.nisr.labour-force-survey", "id: rw.dgie.work-permits");
        Assert.Equal("an id of its own", Assert.Single(_catalog.Problems()).Expected);
    }

    [Fact]
    public void A_dataset_without_a_protocol_and_a_folder_without_a_short_name_are_mistakes()
    {
        Directory.CreateDirectory(_catalog.PathOf("rssb/pensions"));
        Directory.CreateDirectory(_catalog.PathOf("RRA/payroll"));
        Assert.Equal(["RRA/payroll", "rssb/pensions"], _catalog.Problems().Select(p => p.File));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_mistake() =>
        Assert.Throws<ProtocolException>(() => ProtocolCatalog.Load(_catalog.PathOf("nowhere")));

    void AssertProblem(string old, string replacement, string path, string found, string expected, int others, string at)
    {
        _catalog.Replace(File, old, replacement);
        var problems = _catalog.Problems();
        var problem = problems.FirstOrDefault(p => p.Path == path && p.Found.Contains(found, StringComparison.Ordinal));
        Assert.True(problem is not null && problems.Count == others + 1, string.Join('\n', problems));
        Assert.Equal((File, _catalog.LineOf(File, at)), (problem.File, problem.Line));
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }
}
