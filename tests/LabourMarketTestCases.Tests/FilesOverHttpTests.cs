using System.Net;
using System.Text;
using System.Text.Json;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>Many applications in a file.</summary>
[Collection(RunningTests.Collection)]
public sealed class FilesOverHttpTests(RunningTests running)
{
    [Fact]
    public async Task A_file_that_is_to_be_lodged_makes_each_row_a_case_once()
    {
        const string Header = "applicationId,submittedAt,identityEstablished,nationalities,employer/registered,post/occupation,candidates\r\n", First = "BL-1,2025-06-20,true,IND,true,2512,none\r\n",
            Second = "BL-2,2025-06-20,true,KEN,true,2512,none\r\n", Faulty = "BL-3,20-06-2025,true,IND,true,2512,none\r\n";
        async Task<string[][]> SendAsync(string rows)
        {
            using var answer = await running.AskAsync("POST", "?lodge=true&lang=en", new StringContent(Header + rows, Encoding.UTF8, "text/csv"), running.Officer);
            return [.. (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        }

        var sent = await SendAsync(First + Second + Faulty);
        Assert.Equal(["Lodged", "Lodged", ""], sent.Select(row => row[^3]));
        Assert.All(sent[..2], row => Assert.Equal((CaseId.For(row[0]), 32), (row[^2], row[^1].Length)));
        var (_, found) = await running.SendAsync("GET", $"/{sent[0][^2]}");
        Assert.Equal(("BL-1", sent[0][7]), (RunningTests.Text(found, "applicationId"), RunningTests.Text(found, "recommendation.recommendation")));
        using var told = await running.AskAsync("GET", $"/{sent[0][^2]}/status", null, null, ("Status-Key", sent[0][^1]));
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);

        var again = await SendAsync(First + Second.Replace("KEN", "UGA", StringComparison.Ordinal));
        Assert.Equal(["AlreadyOnRecord", "AssessedAgain"], again.Select(row => row[^3]));
        Assert.Equal(sent[0][7..11], again[0][7..11]);
        Assert.All(again, row => Assert.Equal("", row[^1]));
        Assert.Equal("1", RunningTests.Text((await running.SendAsync("GET", $"/{sent[0][^2]}")).Body, "assessments"));
        await running.SendAsync("PUT", $"/{sent[1][^2]}/decision", new { outcome = "Refuse", reason = "FalseInformation", record = RunningTests.Text((await running.SendAsync("GET", $"/{sent[1][^2]}")).Body, "recommendation.recordSha256") });
        using var late = await running.AskAsync("POST", "?lodge=true", new StringContent(Header + First + Second + Faulty, Encoding.UTF8, "text/csv"), running.Officer, ("Accept", "application/json"));
        var summary = JsonElement.Parse(await late.Content.ReadAsStringAsync());
        Assert.Equal(("3", "1", "1", "1"), (RunningTests.Text(summary, "rows"), RunningTests.Text(summary, "faulty"), RunningTests.Text(summary, "kept.AlreadyOnRecord"), RunningTests.Text(summary, "kept.NotKept")));
        using var unclear = await running.AskAsync("POST", "?lodge=perhaps", new StringContent(Header, Encoding.UTF8, "text/csv"), running.Officer);
        Assert.Equal(HttpStatusCode.BadRequest, unclear.StatusCode);
    }

    [Fact]
    public async Task A_file_comes_back_with_outcome_and_reasons_beside_each_row()
    {
        const string File = "applicationId,submittedAt,identityEstablished,nationalities,employer/registered,post/occupation,candidates\r\n"
            + "B-1,2025-06-20,true,IND,true,2512,none\r\nB-2,2025-06-20,true,KEN|UGA,true,2512,none\r\nB-3,20-06-2025,yes,Joe,true,2512,none\r\n";
        using var answer = await running.AskAsync("POST", "?lang=en", new StringContent(File, Encoding.UTF8, "text/csv"), running.Officer);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal(("text/csv", 5), (answer.Content.Headers.ContentType!.MediaType, lines.Length));
        Assert.EndsWith(",outcome,track,permit_class,validity_months,fee,confirmed,missing,reasons,explanations", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("B-1,2025-06-20,true,IND,true,2512,none,Incomplete,General,,,,false,/", lines[1], StringComparison.Ordinal);
        Assert.Contains("Not given: the adverts of the post (/adverts).", lines[1], StringComparison.Ordinal);
        Assert.Contains(",Eac,", lines[2], StringComparison.Ordinal);
        Assert.Contains("Faulty,,,,,,,/submittedAt|/identityEstablished|/nationalities", lines[3], StringComparison.Ordinal);

        using var summed = await running.AskAsync("POST", "", new StringContent(File, Encoding.UTF8, "text/csv"), running.Officer, ("Accept", "application/json"));
        var summary = JsonElement.Parse(await summed.Content.ReadAsStringAsync());
        Assert.Equal(("3", "1", "2", "2"), (RunningTests.Text(summary, "rows"), RunningTests.Text(summary, "faulty"), RunningTests.Text(summary, "unconfirmed"), RunningTests.Text(summary, "outcomes.Incomplete")));
        Assert.Equal(404, (await running.SendAsync("GET", $"/{CaseId.For("B-1")}")).Status);
        using var header = await running.AskAsync("POST", "", new StringContent("applicationId,post/ocupation,adverts/1/from\r\n", Encoding.UTF8, "text/csv"), running.Officer);
        Assert.Equal((HttpStatusCode.BadRequest, 2), (header.StatusCode, JsonElement.Parse(await header.Content.ReadAsStringAsync()).GetProperty("faults").GetArrayLength()));
    }
}
