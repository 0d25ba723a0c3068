using System.Text.Json.Nodes;
using Pipeline.Protocols;

namespace Pipeline.ProtocolDocuments.Tests;

public sealed class TableSchemaTests
{
    [Theory]
    [MemberData(nameof(ShippedProtocols.Names), MemberType = typeof(ShippedProtocols))]
    public void Every_protocol_in_force_is_exported_whole(string name)
    {
        var protocol = ShippedProtocols.Find(name);
        var schema = Write(protocol);
        Assert.Equal(protocol.Columns.Select(c => c.Name), schema["fields"]!.AsArray().Select(f => (string)f!["name"]!));
        Assert.Equal(protocol.Key.Select(c => c.Name), schema["primaryKey"]!.AsArray().Select(k => (string)k!));
        Assert.Equal(protocol.Dialect.Nulls, schema["missingValues"]!.AsArray().Select(n => (string)n!));
        foreach (var (column, field) in protocol.Columns.Zip(schema["fields"]!.AsArray()))
        {
            Assert.Equal(column.Required, (bool?)field!["constraints"]?["required"] ?? false);
            if (column.Codelist is { } list)
                Assert.Equal(ShippedProtocols.Catalog.CodelistInForce(list, ShippedProtocols.Day).Items.Count, field["constraints"]!["enum"]!.AsArray().Count);
        }
    }

    [Fact]
    public void A_field_has_the_type_format_and_constraints_of_its_column()
    {
        Column[] columns =
        [
            new("n", [], LogicalType.Number, true, Minimum: 0, MinimumIsExclusive: true, Maximum: 1.5m),
            new("d", [], LogicalType.Date, false, DateFormat: "dd/MM/yyyy", Maximum: new DateOnly(2030, 12, 31).DayNumber, Description: "Day <of> it"),
            new("s", [], LogicalType.String, false, Pattern: "^[é]+$", MinLength: 1, MaxLength: 9, ValidValues: ["é"], Examples: ["é"]),
        ];
        var shipped = ShippedProtocols.Catalog.Protocols[0];
        var fields = Write(shipped with { Columns = columns, Key = [], Dialect = shipped.Dialect with { Decimal = ',' } })["fields"]!.AsArray();
        Assert.Equal(
            [
                """{"name":"n","type":"number","decimalChar":",","constraints":{"required":true,"exclusiveMinimum":0,"maximum":1.5}}""",
                """{"name":"d","type":"date","description":"Day <of> it","format":"%d/%m/%Y","constraints":{"maximum":"31/12/2030"}}""",
                """{"name":"s","type":"string","example":"é","constraints":{"pattern":"^[é]+$","minLength":1,"maxLength":9,"enum":["é"]}}""",
            ],
            fields.Select(f => f!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
    }

    [Theory]
    [InlineData(ColumnMatch.ByPosition, true, ExtraColumns.Ignore, "exact")]
    [InlineData(ColumnMatch.ByName, true, ExtraColumns.Error, "equal")]
    [InlineData(ColumnMatch.ByName, true, ExtraColumns.Ignore, "subset")]
    [InlineData(ColumnMatch.ByName, true, ExtraColumns.Warn, "subset")]
    [InlineData(ColumnMatch.ByName, false, ExtraColumns.Error, "superset")]
    [InlineData(ColumnMatch.ByName, false, ExtraColumns.Ignore, "partial")]
    public void Fields_match_as_the_protocol_lets_them(ColumnMatch match, bool required, ExtraColumns extra, string expected)
    {
        var shipped = ShippedProtocols.Catalog.Protocols[0];
        Assert.Equal(expected, TableSchema.FieldsMatch(shipped with
        {
            Columns = [new("a", [], LogicalType.String, required)],
            Dialect = shipped.Dialect with { Match = match, ExtraColumns = extra },
        }));
    }

    static JsonNode Write(Protocol protocol) => JsonNode.Parse(TableSchema.Write(protocol, ShippedProtocols.Catalog, ShippedProtocols.Day))!;
}
