using System.Collections.Frozen;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation.Tests;

/// <summary>A small protocol with a column of every kind, made by hand.</summary>
static class TestProtocol
{
    public const string Header = "permit_id,person_id,country,sex,born,class,issued,wage,ratio,renewal,note";
    public const string Row = "WP0000000001,P1234567,KEN,F,1990,H1,2026-10-05,1250.50,0.5,true,ok";

    public static ReferencePeriod Period { get; } = ReferencePeriod.Parse("2026-10");

    /// <summary>The day on which drops come, unless a test says otherwise.</summary>
    public static DateOnly Came { get; } = new(2026, 11, 5);

    public static Column Text(string name, bool required = false) => new(name, [], LogicalType.String, required);

    public static Protocol Make(Func<Protocol, Protocol>? change = null)
    {
        var permit = Text("permit_id", true) with { Pattern = "^WP[0-9]{10}$", Aliases = ["Permit Number"], Classification = Classification.Personal };
        var protocol = new Protocol(
            "rw.test.permits", AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"), new(1, 2, 3), ProtocolStatus.Active, "Tests", new(Frequency.M, 10),
            ErrorRate: 0.5,
            new([',', ';'], '.', ["", "NA"], ExtraColumns.Error),
            new(MaxBytes: 1L << 32, MaxRows: 1_000_000, MaxFieldChars: 100, MaxErrorsStored: 1_000),
            [
                permit,
                Text("person_id", true) with { Classification = Classification.PersonalIdentifier, PseudonymDomain = "person" },
                Text("country", true) with { Codelist = "countries" },
                Text("sex", true) with { ValidValues = ["F", "M"], Classification = Classification.Sensitive },
                new("born", [], LogicalType.Integer, true, Minimum: 1930, Maximum: 2020),
                Text("class") with { MinLength = 2, MaxLength = 3 },
                new("issued", [], LogicalType.Date, true, DateFormat: "yyyy-MM-dd",
                    Minimum: new DateOnly(2000, 1, 1).DayNumber, Maximum: new DateOnly(2100, 12, 31).DayNumber),
                new("wage", [], LogicalType.Number, false, Scale: 2, Minimum: 0, Maximum: 100_000_000),
                new("ratio", [], LogicalType.Number, false, Minimum: 0, Maximum: 1),
                new("renewal", [], LogicalType.Boolean, false),
                Text("note"),
            ],
            [permit],
            []);
        return change?.Invoke(protocol) ?? protocol;
    }

    /// <summary>Another dataset, <c>rssb/payroll</c>, that rules may look into.</summary>
    public static Protocol Sister { get; } = Make(p => p with
    {
        ContractId = "rw.test.payroll",
        Agency = AgencyId.Parse("rssb"),
        Dataset = DatasetId.Parse("payroll"),
        Columns = [Text("person") with { Classification = Classification.PersonalIdentifier, PseudonymDomain = "person" }, Text("class"), new("persons", [], LogicalType.Integer, false)],
        Key = [],
    });

    public static Protocol ThreeTexts(int maxFieldChars) => Make(p => p with
    {
        Columns = [Text("a"), Text("b"), Text("c")],
        Key = [],
        ErrorRate = 1,
        Limits = p.Limits with { MaxFieldChars = maxFieldChars },
    });

    public static Protocol WithColumn(Column column, params RowRule[] rules) =>
        Make(p => p with { Columns = [Text("id"), column], Key = [], RowRules = rules, Limits = p.Limits with { MaxFieldChars = 1_000 } });

    public static Protocol WithRule(Expression assert, Severity severity = Severity.Error, params string[] fields) =>
        Make(p => p with
        {
            RowRules =
            [
                new RowRule(
                    "T-R-01", severity, 1, assert, fields, new("The row does not add up.", "Le compte n'y est pas."), new("Correct it.", "Corrigez-la."),
                    Wording.Neutral("1 = 1")),
            ],
        });

    public static ProtocolCatalog Catalog(Protocol protocol, IReadOnlyList<ReferenceSeries>? references = null) => new(
        [protocol, Sister],
        [
            List("countries", "0.9.0", new(1990, 1, 1), new(2019, 12, 31), ("ZAR", "Zaire")),
            List("countries", "1.0.0", new(2020, 1, 1), null, ("KEN", "Kenya"), ("RWA", "Rwanda"), ("GBR", "United Kingdom"), ("UGA", "Uganda"), ("0110", "Zeros")),
        ])
    {
        References = references ?? [],
    };

    static Codelist List(string name, string version, DateOnly from, DateOnly? to, params (string Code, string Name)[] items) =>
        new(name, version, from, to, items.ToFrozenDictionary(i => i.Code, i => new CodelistItem(i.Code, i.Name)));
}
