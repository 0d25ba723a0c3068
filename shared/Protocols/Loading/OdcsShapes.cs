using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>
/// The part of the Open Data Contract Standard v3.1.0, and of v3.2.0, that a contract may use here. Keys that describe (team, roles, servers …) are checked and
/// otherwise left to readers of the file; keys that would ask the pipeline for a check or a transformation it does not do are refused.
/// </summary>
static class OdcsShapes
{
    static readonly Shape Tags = ListOf(Text);

    static readonly Shape Definitions =
        ListOf(Map(May("id", Text), Must("url", Text), Must("type", Text), May("description", Text)));

    /// <summary>Names and values are the owner's: see <see cref="CustomProperties"/>.</summary>
    public static readonly Shape Custom =
        ListOf(Map(May("id", Text), Must("property", Text), Must("value", Anything), May("description", Text)));

    static readonly Shape Roles = ListOf(Map(
        May("id", Text), Must("role", Text), May("description", Text), May("access", Text), May("firstLevelApprovers", Text),
        May("secondLevelApprovers", Text), May("customProperties", Custom)));

    static readonly Shape Member = Map(
        May("id", Text), Must("username", Text), May("name", Text), May("description", Text), May("role", Text), May("dateIn", Text),
        May("dateOut", Text), May("replacedByUsername", Text), May("tags", Tags), May("customProperties", Custom),
        May("authoritativeDefinitions", Definitions));

    static readonly Shape Team = Map(
        May("id", Text), May("name", Text), May("description", Text), May("members", ListOf(Member)), May("tags", Tags),
        May("customProperties", Custom), May("authoritativeDefinitions", Definitions));

    static readonly Shape Server = Map(
        May("id", Text), Must("server", Text), Must("type", OneOf("azure", "sftp")), May("description", Text), May("environment", Text),
        Must("location", Text), Must("format", OneOf("csv", "xlsx", "jsonl")), May("roles", Roles), May("customProperties", Custom));

    static readonly Shape Support = Map(
        May("id", Text), Must("channel", Text), May("url", Text), May("description", Text), May("tool", Text), May("scope", Text),
        May("invitationUrl", Text), May("customProperties", Custom));

    static readonly Shape Sla = Map(
        May("id", Text), Must("property", Text), Must("value", Scalar), May("valueExt", Scalar), May("unit", Text), May("element", Text),
        May("driver", Text), May("description", Text), May("scheduler", Text), May("schedule", Text));

    static readonly Shape Relationship = Map(
        May("type", OneOf("foreignKey")), Must("to", Text), May("customProperties", Custom),
        May("from", Unsupported("a relationship at the column it starts from")));

    // New in v3.2.0.
    static readonly IReadOnlyList<Key> Values =
    [
        May("enum", ListOf(Map(
            Must("value", Text), May("label", Text), May("id", Text), May("description", Text), May("tags", Tags), May("customProperties", Custom),
            May("authoritativeDefinitions", Definitions)))),
        May("synonyms", ListOf(Map(
            Must("synonym", Text), May("id", Text), May("description", Text), May("locale", Text), May("source", Text), May("status", Text)))),
    ];

    static readonly IReadOnlyList<Key> NoValues =
    [
        May("enum", Unsupported("apiVersion v3.2.0 with it, or quality with the metric invalidValues")),
        May("synonyms", Unsupported("apiVersion v3.2.0 with it, or the custom property headerAliases")),
    ];

    static Shape Property(IReadOnlyList<Key> values) => Map([.. values,
        Must("name", Text), May("id", Text), May("businessName", Text), May("description", Text), May("tags", Tags),
        May("authoritativeDefinitions", Definitions), May("customProperties", Custom),
        Must("logicalType", OneOf("string", "integer", "number", "date", "boolean")),
        // Checked by the column's reader: what it may hold depends on the type.
        May("logicalTypeOptions", Anything),
        May("physicalType", Text), May("physicalName", Text), May("required", Flag), May("primaryKey", Flag),
        May("primaryKeyPosition", Integer), Must("classification", OneOf("public", "internal", "personal", "personal-identifier", "sensitive")),
        May("examples", ListOf(Scalar)), May("criticalDataElement", Flag), May("relationships", ListOf(Relationship)),
        May("quality", ListOf(Anything)),
        May("unique", Unsupported("primaryKey, the only uniqueness that is checked")),
        May("partitioned", Unsupported("no partitioning: the lake is partitioned by dataset, period and agency")),
        May("partitionKeyPosition", Unsupported("no partitioning: the lake is partitioned by dataset, period and agency")),
        May("encryptedName", Unsupported("classification personal-identifier with the custom property pseudonym")),
        May("transformSourceObjects", Unsupported("delivered columns only")),
        May("transformLogic", Unsupported("delivered columns only")),
        May("transformDescription", Unsupported("delivered columns only")),
        May("properties", Unsupported("a flat file's columns")),
        May("items", Unsupported("a flat file's columns"))]);

    static Shape Table(Shape property) => Map(
        Must("name", Text), May("id", Text), May("businessName", Text), May("description", Text), May("tags", Tags),
        May("authoritativeDefinitions", Definitions), May("customProperties", Custom), May("logicalType", OneOf("object")),
        May("physicalType", OneOf("file")), May("physicalName", Text), May("dataGranularityDescription", Text),
        Must("properties", ListOf(property)), May("quality", ListOf(Anything)),
        May("relationships", Unsupported("relationships at the columns")));

    static readonly Shape Contract31 = Contract(Table(Property(NoValues)));

    static readonly Shape Contract32 = Contract(Table(Property(Values)));

    /// <summary>What a contract may hold that says it follows this version of the standard.</summary>
    public static Shape For(string? apiVersion) => apiVersion == "v3.2.0" ? Contract32 : Contract31;

    static Shape Contract(Shape table) => Map(
        Must("apiVersion", OneOf("v3.1.0", "v3.2.0")), Must("kind", OneOf("DataContract")), Must("id", Text), Must("name", Text), Must("version", Text),
        Must("status", OneOf("proposed", "draft", "active", "deprecated", "retired")), May("tenant", Text), May("domain", Text),
        May("dataProduct", Text), May("tags", Tags), May("contractCreatedTs", Text),
        Must("description", Map(
            Must("purpose", Text), May("usage", Text), May("limitations", Text), May("authoritativeDefinitions", Definitions),
            May("customProperties", Custom))),
        May("servers", ListOf(Server)), May("team", Team), May("roles", Roles), May("support", ListOf(Support)),
        May("price", Map(May("id", Text), May("priceAmount", Number), May("priceCurrency", Text), May("priceUnit", Text))),
        May("slaProperties", ListOf(Sla)), May("authoritativeDefinitions", Definitions), May("customProperties", Custom),
        Must("schema", ListOf(table)),
        May("slaDefaultElement", Unsupported("one table per contract, which every agreement is about")));

    /// <summary>What every quality check may say, whatever its type.</summary>
    public static readonly IReadOnlyList<Key> AnyCheck =
    [
        May("name", Text), May("description", Text), May("dimension",
            OneOf("accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness")),
        May("businessImpact", Text), May("tags", Tags), May("authoritativeDefinitions", Definitions),
    ];
}
