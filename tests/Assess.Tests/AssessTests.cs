using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;
using static Pipeline.Assess.Tests.Assess;

namespace Pipeline.Assess.Tests;

public sealed class AssessTests : IDisposable
{
    const string Day = "2025-07-10";

    const string Header = "applicationId,submittedAt,identityEstablished,nationalities,employer/registered,employer/staff,employer/foreignStaff,employer/partnerStateStaff,post/occupation,post/sector,post/region,"
        + "post/vacancies,post/monthlyPay,post/currency,post/weeklyHours,post/contractStart,post/contractEnd,post/regulatedProfession,post/publicService,post/foreignPostsInGroup,"
        + "adverts/0/channel,adverts/0/from,adverts/0/to,adverts/0/fields,adverts/1/channel,adverts/1/from,adverts/1/to,adverts/1/fields,candidates,skillsTransfer/understudies\r\n";

    readonly string _folder = Directory.CreateTempSubdirectory("assess-").FullName;

    /// <summary>Four kinds in turn: approved on a condition, refused for a day of advert too few, exempt, and no application at all.</summary>
    static string Row(int number) => string.Create(CultureInfo.InvariantCulture,
        $"A-{number},{(number % 4 == 3 ? "soon" : "2025-06-20")},true,{(number % 4 == 2 ? "KEN" : "IND")},true,40,4,1,2512,J,Kigali,1,900000,RWF,40,2025-08-01,2027-07-31,NONE,false,1,"
        + $"PublicEmploymentService,2025-05-01,2025-05-{(number % 4 == 1 ? 27 : 28)},description|employer|pay|location|hours,OnlinePlatform,2025-05-01,2025-05-20,description|employer|pay|location|hours,none,0\r\n");

    string Pay => Write("pay.csv", "isco08,observations,median\r\n_T,9000,250000\r\n2512,12,990000\r\n251,41,850000\r\n7,300,\r\n");

    string List => Write("list.csv", "isco08,since\r\n2221,2013-04-04\r\n");

    [Fact]
    public async Task A_hundred_thousand_applications_come_out_as_they_were_made_with_the_numbers_by_outcome_and_reason()
    {
        const int Rows = 100_000;
        var (results, summary) = (PathOf("results.csv"), PathOf("summary.json"));
        var run = await RunAsync(Write("many.csv", Header, Enumerable.Range(0, Rows).Select(Row)), "--pay", Pay, "--list", List, "--results", results, "--summary", summary, "--day", Day);
        Assert.Equal((2, ""), (run.ExitCode, run.Errors));
        using var counted = JsonDocument.Parse(await File.ReadAllBytesAsync(summary));
        long Of(string path) => path.Split('.').Aggregate(counted.RootElement, (e, name) => e.GetProperty(name)).GetInt64();
        Assert.Equal((Rows, Rows / 4), (Of("rows"), Of("faulty")));
        Assert.Equal((Rows / 4, Rows / 4, Rows / 4), (Of("outcomes.ApproveWithConditions"), Of("outcomes.Refuse"), Of("outcomes.Exempt")));
        Assert.Equal((Rows / 4, Rows / 4), (Of("reasons.ADVERT_TOO_SHORT"), Of("reasons.EAC_SCHEDULED")));
        Assert.Contains("100,000 rows", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"Refuse\s+\|\s+25,000", run.Output);
        Assert.Contains("75,000 rest on rules or data that are proposals or to be confirmed.", run.Output, StringComparison.Ordinal);
        // The first faults with line, column, value, and how to mend them.
        Assert.Contains("line 5, submittedAt: 'soon' where a day of the calendar written yyyy-MM-dd is expected. Write it in this form", run.Output, StringComparison.Ordinal);
        Assert.Equal((Rows * 3 / 4, 20, 5), (Of("unconfirmed"), counted.RootElement.GetProperty("firstFaults").GetArrayLength(), counted.RootElement.GetProperty("firstFaults")[0].GetProperty("line").GetInt32()));
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
        var lines = File.ReadLines(results).ToList();
        Assert.Equal(Rows + 1, lines.Count);
        Assert.EndsWith(",outcome,track,permit_class,validity_months,fee,confirmed,missing,reasons,explanations", lines[0], StringComparison.Ordinal);
        Assert.Contains(",Refuse,General,", lines[^3], StringComparison.Ordinal);
        Assert.Contains(",Faulty,,,,,,,/submittedAt,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_file_ends_with_0_and_what_there_is_none_of_is_said()
    {
        var file = Write("one.csv", Header, [Row(0)]);
        var run = await RunAsync(file, "--pay", Pay, "--list", List, "--day", Day);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"ApproveWithConditions\s+\|\s+1", run.Output);
        run = await RunAsync(file, "--day", Day, "--lang", "fr", "--results", PathOf("bare.csv"));
        Assert.Contains("There is no pay and no list", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ApproveWithConditions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_kept_of_a_case_judges_alike()
    {
        JsonElement Json(string path) => JsonElement.Parse(File.ReadAllBytes(path));
        var stored = new StoredInputs(Json(Path.Combine(RuleSetReader.DefaultFolder, "rw-lmt.json")), Json(Path.Combine(RuleSetReader.DefaultFolder, "rw-eac.json")),
            LawBook.FileNames.ToDictionary(f => f, f => Json(Path.Combine(LawBook.DefaultFolder, $"{f}.json"))), Json(ReasonTexts.DefaultPath),
            new(new(2025, 1, 1), new(2025, 12, 31), "made up", new Dictionary<DateOnly, string>()), new("1.0.0", ["2512"]), [new("ODL", "odl", new(2020, 1, 1), null, ["2512"])],
            new("w", "made up", "2025-Q1", "RWF", 250_000m, new Dictionary<string, decimal>(), [new("251", 41, 850_000m)]), null);
        var inputs = PathOf("inputs.json");
        await File.WriteAllBytesAsync(inputs, stored.ToJson());
        var run = await RunAsync(Write("one.csv", Header, [Row(0)]), "--inputs", inputs, "--day", Day);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"ODL_LISTED\s+\|\s+1", run.Output);
    }

    [Theory]
    [InlineData(64, "is no day", "FILE", "--day", "soon")]
    [InlineData(64, "leave out --pay", "FILE", "--inputs", "x.json", "--pay", "y.csv")]
    [InlineData(64, "Required argument")]
    [InlineData(64, "rw", "FILE", "--lang", "de")]
    [InlineData(74, "gone.csv", "gone.csv")]
    public async Task A_command_that_cannot_be_used_says_why(int code, string says, params string[] arguments)
    {
        var file = Write("one.csv", Header, [Row(0)]);
        var run = await RunAsync([.. arguments.Select(a => a == "FILE" ? file : a)]);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_or_a_table_that_cannot_be_used_is_named_with_its_place_and_nothing_is_written()
    {
        var results = PathOf("results.csv");
        var run = await RunAsync(Write("bad.csv", "applicationId,post/ocupation,adverts/1/from\r\n"), "--results", results, "--day", Day);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/post/ocupation", run.Errors, StringComparison.Ordinal);
        Assert.Contains("/adverts/1", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(results));
        run = await RunAsync(Write("one.csv", Header, [Row(0)]), "--pay", Write("wrong.csv", "isco08,observations,median\r\n251,many,1\r\n"), "--day", Day);
        Assert.Equal(64, run.ExitCode);
        Assert.Contains("line 2, observations: 'many' where a whole number is expected. Mend it", run.Errors, StringComparison.Ordinal);
        run = await RunAsync(Write("one.csv", Header, [Row(0)]), "--list", Write("wrong.csv", "code\r\n251\r\n"), "--day", Day);
        Assert.Contains("has not the columns isco08", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string PathOf(string name) => Path.Combine(_folder, name);

    string Write(string name, string first, IEnumerable<string>? rows = null)
    {
        using var text = new StreamWriter(PathOf(name), append: false, new UTF8Encoding(false));
        text.Write(first);
        foreach (var row in rows ?? []) text.Write(row);
        return PathOf(name);
    }
}
