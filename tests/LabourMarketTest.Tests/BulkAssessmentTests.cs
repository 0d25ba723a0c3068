using System.Text;
using Pipeline.LabourMarketTest.Bulk;

namespace Pipeline.LabourMarketTest.Tests;

public sealed class BulkAssessmentTests
{
    static async Task<(string[] Lines, BulkSummary? Summary, int Faults)> RunAsync(string csv, string language = "en")
    {
        var bulk = new BulkAssessment(day => day?.Year == 1999 ? null : World.Rwanda(), World.Texts, language, World.Decided);
        using var result = new MemoryStream();
        var (summary, faults) = await bulk.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), result, null, default);
        return (Encoding.UTF8.GetString(result.ToArray()).Split("\r\n"), summary, faults.Count);
    }

    [Fact]
    public async Task A_row_comes_out_as_the_same_application_in_json()
    {
        const string Header = "applicationId,submittedAt,identityEstablished,nationalities,employer/registered,employer/staff,employer/foreignStaff,employer/partnerStateStaff,post/occupation,post/sector,post/region,"
            + "post/vacancies,post/monthlyPay,post/currency,post/weeklyHours,post/contractStart,post/contractEnd,post/regulatedProfession,post/publicService,post/foreignPostsInGroup,"
            + "adverts/0/channel,adverts/0/from,adverts/0/to,adverts/0/fields,adverts/1/channel,adverts/1/from,adverts/1/to,adverts/1/fields,candidates,skillsTransfer/understudies\n";
        const string Row = "A,2025-06-20,true,IND,true,40,4,1,2512,J,Kigali,1,900000,RWF,40,2025-08-01,2027-07-31,NONE,false,1,"
            + "PublicEmploymentService,2025-05-01,2025-05-28,description|employer|pay|location|hours,OnlinePlatform,2025-05-01,2025-05-20,description|employer|pay|location|hours,none,0\n";
        var (lines, summary, _) = await RunAsync(Header + Row);
        Assert.EndsWith(",ApproveWithConditions,General,H2,24,,false,,UNDERSTUDY_MISSING,\"Skills transfer is not secured, the number of local understudies (/skillsTransfer/understudies): 0, where 1 is needed.\"", lines[1], StringComparison.Ordinal);
        Assert.Equal((1L, 1L), (summary!.Outcomes["ApproveWithConditions"], summary.Reasons["UNDERSTUDY_MISSING"]));
    }

    [Theory]
    [InlineData("en", ",fee,confirmed,missing,reasons,explanations", "Not given: the day of filing (/submittedAt).")]
    [InlineData("rw", ",fee,confirmed,missing,reasons,explanations_to_review", "Ntibyatanzwe: itariki dosiye yatangiweho (/submittedAt).")]
    public async Task Explanations_that_nobody_has_reviewed_are_called_so_in_the_header(string language, string header, string says)
    {
        var (lines, summary, _) = await RunAsync("applicationId,nationalities\nA,KEN\n", language);
        Assert.EndsWith(header, lines[0], StringComparison.Ordinal);
        Assert.Equal(2, lines[1].Split(says).Length);
        Assert.StartsWith("A,KEN,Incomplete,Eac,,,,false,/submittedAt|/identityEstablished|", lines[1], StringComparison.Ordinal);
        Assert.Equal((1, 1L), (summary!.Unconfirmed, summary.Missing["/employer/registered"]));
        // Nobody knows whether the employer is registered: that it is not is no reason.
        Assert.DoesNotContain("EMPLOYER_NOT_REGISTERED", summary.Reasons.Keys);
    }

    [Fact]
    public async Task Progress_is_told_every_ten_thousand_rows_and_the_first_faults_name_their_line_and_mask_what_may_be_about_a_person()
    {
        var told = new List<long>();
        var bulk = new BulkAssessment(_ => World.Rwanda(), World.Texts, "en", World.Decided);
        var file = $"applicationId,submittedAt,nationalities\n{string.Concat(Enumerable.Range(0, 25_000).Select(i => $"A{i},{(i == 7 ? "soon" : "2025-06-20")},{(i == 8 ? "Joe" : "KEN")}\n"))}";
        var (summary, _) = await bulk.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), null, new Watch(told), default);
        Assert.Equal([10_000L, 20_000L], told);
        Assert.Equal(2, summary!.Faulty);
        Assert.Equal([(9L, "/submittedAt", "soon"), (10L, "/nationalities", "***")], summary.FirstFaults.Select(f => (f.Line, f.Fault.Place, f.Fault.Value!)));
        Assert.StartsWith("line 9, submittedAt: 'soon' where a day of the calendar", $"{summary.FirstFaults[0]}", StringComparison.Ordinal);
    }

    sealed class Watch(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }

    [Fact]
    public async Task A_faulty_row_is_named_with_every_fault_and_stops_no_other()
    {
        var (lines, summary, _) = await RunAsync("applicationId,submittedAt,candidates,candidates/0/hired\nA,soon,some,maybe\n\"=1+1\",2025-06-20,,\nC,2025-06-20\nD,1999-01-01,,\nE,2025-06-20,none,true\n,2025-06-20,,\n");
        Assert.Contains(",Faulty,,,,,,,/submittedAt|/candidates/0/hired|/candidates,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("'=1+1,", lines[2], StringComparison.Ordinal);
        Assert.Equal((6L, 6L), (summary!.Rows, summary.Faulty));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("post/occupation\n", 1)]
    [InlineData("applicationId,applicationId\n", 1)]
    [InlineData("applicationId,adverts/1/from,post,declarations,candidates/0\n", 4)]
    public async Task A_header_that_cannot_be_used_is_told_whole_and_nothing_is_written(string csv, int faults)
    {
        var (lines, summary, found) = await RunAsync(csv);
        Assert.Equal((1, null, faults), (lines.Length, summary, found));
    }
}
