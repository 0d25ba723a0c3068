using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

public sealed class ShippedCatalogTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    [Theory]
    [InlineData("isco08", 619)]
    [InlineData("iso3166", 249)]
    [InlineData("isic4", 21)]
    [InlineData("rwanda-provinces", 5)]
    [InlineData("rwanda-districts", 30)]
    [InlineData("permit-classes", 14)]
    [InlineData("isced2011", 9)]
    [InlineData("icse93", 6)]
    [InlineData("border-posts", 17)]
    [InlineData("travel-purposes", 14)]
    [InlineData("travel-documents", 8)]
    [InlineData("stay-durations", 4)]
    [InlineData("return-types", 6)]
    [InlineData("return-reasons", 11)]
    [InlineData("vacancy-outcomes", 4)]
    [InlineData("contract-types", 7)]
    [InlineData("isced-f2013", 120)]
    [InlineData("isco08-groups", 54)]
    [InlineData("health-facilities", 10)]
    [InlineData("programme-countries", 5)]
    [InlineData("cefr-levels", 6)]
    public void Codelists_are_whole(string name, int count) =>
        Assert.Equal(count, Catalog.CodelistInForce(name, new(2026, 10, 1)).Items.Count);

    [Fact]
    public void Occupations_have_ten_major_groups_and_a_parent_each_below()
    {
        var items = Catalog.CodelistInForce("isco08", new(2026, 10, 1)).Items;
        Assert.Equal([10, 43, 130, 436], Enumerable.Range(1, 4).Select(level => items.Keys.Count(code => code.Length == level)));
        Assert.All(items.Values, item => Assert.Equal(Isco08.Parse(item.Code).Parent?.ToString(), item.Parent));
    }

    [Fact]
    public void Fields_of_education_have_eleven_broad_groups_and_a_parent_each_below()
    {
        var items = Catalog.CodelistInForce("isced-f2013", new(2026, 10, 1)).Items;
        Assert.Equal([11, 29, 80], new[] { 2, 3, 4 }.Select(length => items.Keys.Count(code => code.Length == length)));
        Assert.All(items.Values, item => Assert.Equal(item.Code.Length == 2 ? null : item.Code[..^1], item.Parent));
    }

    [Theory]
    [InlineData("1", 3)]
    [InlineData("2", 8)]
    [InlineData("3", 7)]
    [InlineData("4", 5)]
    [InlineData("5", 7)]
    public void Districts_belong_to_provinces(string province, int districts) => Assert.Equal(
        districts, Catalog.CodelistInForce("rwanda-districts", new(2026, 10, 1)).Items.Values.Count(i => i.Parent == province));

    [Fact]
    public void The_work_permit_protocol_reads_as_written()
    {
        var protocol = Find("dgie", "work-permits");
        Assert.Equal("dgie/work-permits@1.0.0", $"{protocol}");
        Assert.Equal((Frequency.M, 10, 0.005, 60), (protocol.Frequency, protocol.Service.LatencyDays, protocol.ErrorRate, protocol.RetentionMonths));
        Assert.Equal([',', ';'], protocol.Dialect.Delimiters);
        Assert.Equal(ExtraColumns.Error, protocol.Dialect.ExtraColumns);
        Assert.Equal(["permit_id"], protocol.Key.Select(c => c.Name));

        var person = protocol.Columns.Single(c => c.Name == "person_id");
        Assert.Equal((Classification.PersonalIdentifier, "person"), (person.Classification, person.PseudonymDomain));
        Assert.Equal("iso3166", protocol.Columns.Single(c => c.Name == "nationality").Codelist);
        Assert.Equal(["F", "M"], protocol.Columns.Single(c => c.Name == "sex").ValidValues);
        Assert.Equal(2, protocol.Columns.Single(c => c.Name == "monthly_wage").Scale);
        Assert.Equal(new DateOnly(2000, 1, 1).DayNumber, protocol.Columns.Single(c => c.Name == "valid_to").Minimum);
        Assert.Equal(["valid_from", "valid_to"], protocol.RowRules.Single(r => r.Id == "WP-R-01").Fields);
        Assert.Equal([Severity.Information, Severity.Warning, Severity.Error], protocol.RowRules.Select(r => r.Severity).Distinct().Order());
    }

    [Fact]
    public void The_survey_protocol_names_persons_within_rounds_and_households()
    {
        var protocol = Find("nisr", "labour-force-survey");
        Assert.Equal((Frequency.Q, 60, 0.01), (protocol.Frequency, protocol.Service.LatencyDays, protocol.ErrorRate));
        Assert.Equal(["round_id", "hh_id", "person_id"], protocol.Key.Select(c => c.Name));
        Assert.Equal(
            [("hh_id", "household"), ("person_id", "person")],
            protocol.Columns.Where(c => c.PseudonymDomain is not null).Select(c => (c.Name, c.PseudonymDomain!)));
    }

    // A person, employer or permit has one pseudonym over all datasets, if all datasets write its identifier alike.
    [Theory]
    [InlineData("person_id", "person")]
    [InlineData("employer_id", "employer")]
    [InlineData("permit_id", "permit")]
    public void An_identifier_of_several_datasets_is_written_alike(string column, string domain)
    {
        var columns = Catalog.Protocols.SelectMany(p => p.Columns).Where(c => c.Name == column && c.Pattern is not null).ToList();
        Assert.True(columns.Count > 1);
        Assert.All(columns, c => Assert.Equal((domain, columns[0].Pattern), (c.PseudonymDomain, c.Pattern)));
    }

    [Fact]
    public void The_payroll_names_a_job_by_month_person_and_employer()
    {
        var protocol = Find("rssb", "payroll");
        Assert.Equal((Frequency.M, 25, 0.005, 72), (protocol.Frequency, protocol.Service.LatencyDays, protocol.ErrorRate, protocol.RetentionMonths));
        Assert.Equal(["month", "person_id", "employer_id"], protocol.Key.Select(c => c.Name));
    }

    // Days that may lie ahead. Who left did so before returning, which has a rule.
    static readonly string[] Planned =
    [
        "valid_from", "valid_to", "licence_valid_to", "rw_council_valid_to", "available_1_from", "available_1_to", "available_2_from", "available_2_to",
        "available_3_from", "available_3_to", "needed_from", "needed_to", "planned_from", "planned_to", "report_due", "left_on",
    ];

    [Fact]
    public void What_has_happened_lies_neither_after_the_period_nor_after_the_day_of_the_drop()
    {
        var bounded = Catalog.Protocols.SelectMany(p => p.RowRules.Where(r => r.Severity == Severity.Error)
            .SelectMany(r => LastDays(r.Assert)).Select(name => $"{p.Dataset} {name}"));
        var events = Catalog.Protocols.SelectMany(p => p.Columns.Where(c => c.Type == LogicalType.Date && !Planned.Contains(c.Name)).Select(c => $"{p.Dataset} {c.Name}")).ToList();
        Assert.Equal(events.Order(), bounded.Order());
        Assert.Equal(40, events.Count);
    }

    static IEnumerable<string> LastDays(Expression expression) => expression switch
    {
        Expression.And and => LastDays(and.Left).Concat(LastDays(and.Right)),
        Expression.Compare
        {
            Operator: Comparison.LessOrEqual, Left: Expression.Column column, Right: Expression.PeriodDay { Edge: PeriodEdge.End } or Expression.DropDay
        } => [column.Name],
        _ => [],
    };

    [Fact]
    public void Border_posts_lie_in_districts_at_the_border_or_at_an_airport() => Assert.Equal(
        ["13", "22", "23", "33", "36", "44", "45", "52", "55", "57"],
        Catalog.CodelistInForce("border-posts", new(2026, 10, 1)).Items.Values.Select(i => i.Parent).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_period_before_a_list_existed_has_no_version_of_it() =>
        Assert.Throws<KeyNotFoundException>(() => Catalog.CodelistInForce("isced2011", new(2010, 1, 1)));

    static Protocol Find(string agency, string dataset) => Catalog.Find(AgencyId.Parse(agency), DatasetId.Parse(dataset))!;
}
