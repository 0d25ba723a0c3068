using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Bulk;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.Benchmarks.LabourMarketTests;

/// <summary>Assesses a made-up file of applications as the service does, on one thread, with progress and the summary by outcome and reason.</summary>
static class BulkBenchmark
{
    const int Rows = 100_000;
    const double WantedPerSecond = 20_000;

    static readonly DateOnly Today = new(2025, 7, 10);

    public static async Task<int> RunAsync(CommandLine command)
    {
        var (assessor, texts) = Rwanda();
        var file = File(Rows / command.Part);
        var bulk = new BulkAssessment(_ => assessor, texts, "en", Today);
        var (times, processor) = (new List<double>(), new List<double>());
        BulkSummary? summary = null;
        // The first does not count.
        for (var round = 0; round <= command.Rounds; round++)
        {
            GC.Collect();
            var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            (summary, var faults) = await bulk.RunAsync(new MemoryStream(file), Stream.Null, new Progress<long>(rows => Console.Error.Write($"\r{rows:N0} rows")), default);
            if (summary is null) throw new InvalidOperationException($"The header has faults: {string.Join(" ", faults)}");
            if (round == 0) continue;
            times.Add(summary.Rows / clock.Elapsed.TotalSeconds);
            processor.Add(summary.Rows / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        Console.Error.WriteLine();
        var measured = Table(summary!, Median(times), Median(processor), file.Length, command);
        Console.Write(measured);
        if (command.IsWritten) await Page.WriteAsync("labour-market-test", measured);
        return 0;
    }

    static string Table(BulkSummary summary, double perSecond, double perProcessorSecond, long bytes, CommandLine command)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}. {Machine.Describe()}. {summary.Rows:N0} applications, {bytes:N0} bytes of CSV. Median of {command.Rounds} runs on one thread.\n\n")
            .Append("| | Applications a second | Wanted | |\n|---|---|---|---|\n");
        foreach (var (what, rate) in ((string, double)[])[("By the clock", perSecond), ("By the second of a core's time, garbage collection included", perProcessorSecond)])
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {rate:N0} | {WantedPerSecond:N0} | {(rate >= WantedPerSecond ? "target met" : "**below the target**")} |\n");
        text.Append("\n| Outcome | Applications |\n|---|---|\n");
        foreach (var (outcome, count) in summary.Outcomes) text.Append(CultureInfo.InvariantCulture, $"| {outcome} | {count:N0} |\n");
        if (summary.Faulty > 0) text.Append(CultureInfo.InvariantCulture, $"| {BulkAssessment.Faulty} | {summary.Faulty:N0} |\n");
        text.Append("\n| Reason | Applications |\n|---|---|\n");
        foreach (var (reason, count) in summary.Reasons) text.Append(CultureInfo.InvariantCulture, $"| {reason} | {count:N0} |\n");
        return $"{text}";
    }

    static (Assessor, ReasonTexts) Rwanda()
    {
        var sets = RuleSetReader.ReadFolder(RuleSetReader.DefaultFolder);
        var catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"), Today);
        WageCell[] pay = [new("2512", 12, 990_000m), new("251", 41, 850_000m), new("2", 400, 500_000m), new("7", 300, 120_000m), new("5", 300, 90_000m)];
        var inputs = new Inputs(LawBook.Read(LawBook.DefaultFolder), catalog.Codelists.First(c => c.Name == "isco08"),
            new([new("ODL", "made up", new(2013, 4, 4), null, FrozenSet.ToFrozenSet(["2221", "2212"]))]),
            new("made up", "made up", "2025-05", "RWF", 250_000m, FrozenDictionary<string, decimal>.Empty, pay.ToFrozenDictionary(c => c.Code)), null, new(catalog.Holidays));
        return (new(sets.Single(s => s.RuleSetId == "RW-LMT"), sets.Single(s => s.RuleSetId == "RW-EAC"), inputs), ReasonTexts.Read(ReasonTexts.DefaultPath));
    }

    /// <summary>Made from row numbers: two adverts and three candidates each, about one in a hundred with a fault.</summary>
    static byte[] File(int rows)
    {
        string[] occupations = ["2512", "2221", "7212", "5120", "2141"], nationalities = ["IND", "KEN", "UGA", "COD|BEL", "CHN", "TZA"];
        var csv = new StringBuilder("applicationId,submittedAt,identityEstablished,nationalities,employer/registered,employer/staff,employer/foreignStaff,employer/partnerStateStaff,post/occupation,post/sector,"
            + "post/region,post/vacancies,post/monthlyPay,post/currency,post/weeklyHours,post/contractStart,post/contractEnd,post/regulatedProfession,post/publicService,post/foreignPostsInGroup");
        for (var i = 0; i < 2; i++) csv.Append(CultureInfo.InvariantCulture, $",adverts/{i}/channel,adverts/{i}/from,adverts/{i}/to,adverts/{i}/national,adverts/{i}/fields");
        for (var i = 0; i < 3; i++) csv.Append(CultureInfo.InvariantCulture, $",candidates/{i}/applied,candidates/{i}/meetsEducation,candidates/{i}/meetsExperience,candidates/{i}/meetsLicence");
        csv.Append(",skillsTransfer/understudies\r\n");
        for (var row = 0; row < rows; row++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"A-{row},{(row % 101 == 0 ? "soon" : "2025-06-20")},true,{nationalities[row % 6]},true,40,4,1,{occupations[row % 5]},J,Kigali,1,{700_000 + row % 7 * 60_000},RWF,40,2025-08-01,2027-07-31,NONE,false,1");
            csv.Append(CultureInfo.InvariantCulture, $",PublicEmploymentService,2025-05-01,2025-05-{27 + row % 3},true,description|employer|pay|location|hours,OnlinePlatform,2025-05-01,2025-05-20,true,description|employer|pay|location|hours");
            for (var i = 0; i < 3; i++) csv.Append(CultureInfo.InvariantCulture, $",true,{(row % 11 == i ? "true" : "false")},true,true");
            csv.Append(CultureInfo.InvariantCulture, $",{row % 2}\r\n");
        }
        return Encoding.UTF8.GetBytes($"{csv}");
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
