using System.Net;
using Azure.Storage.Blobs;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>What storage lets the holder of a ticket do, and what it does not. Asked of a real storage emulator.</summary>
public sealed class UploadTicketTests(InboxFixture inbox) : IClassFixture<InboxFixture>
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    [Fact]
    public async Task A_ticket_takes_its_file_once()
    {
        var ticket = await TicketAsync("once.csv");

        Assert.Equal(HttpStatusCode.Created, await inbox.PutAsync(ticket.Url, "first"));
        Assert.Equal(HttpStatusCode.Forbidden, await inbox.PutAsync(ticket.Url, "second"));
        Assert.Equal("first", await inbox.ReadAsync(ticket.Blob));
    }

    [Fact]
    public async Task A_ticket_of_a_client_that_signs_in_as_itself_takes_its_file_once_too()
    {
        await using var cloud = await SignedInStorage.StartAsync();
        var ticket = await TicketAsync("once.csv", blobs: cloud.Blobs, httpsOnly: true);

        Assert.Contains("skoid=", ticket.Url.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, await cloud.Http.PutAsync(ticket.Url, "first"));
        Assert.Equal(HttpStatusCode.Forbidden, await cloud.Http.PutAsync(ticket.Url, "second"));
        Assert.Equal(HttpStatusCode.Forbidden, await cloud.Http.SendAsync(HttpMethod.Get, ticket.Url));
    }

    public static TheoryData<string, string> OtherPlaces => new()
    {
        { "another name", "dgie/work-permits/2026-10/other.csv" },
        { "a longer name", "dgie/work-permits/2026-10/mine.csv.gz" },
        { "another period", "dgie/work-permits/2026-09/mine.csv" },
        { "another dataset", "dgie/returns/2026-10/mine.csv" },
        { "another agency's folder", "nisr/work-permits/2026-10/mine.csv" },
    };

    [Theory]
    [MemberData(nameof(OtherPlaces))]
    public async Task A_ticket_takes_no_other_file(string place, string path)
    {
        var ticket = await TicketAsync("mine.csv");
        var other = new UriBuilder(ticket.Url) { Path = ticket.Url.AbsolutePath.Replace(ticket.Blob, path, StringComparison.Ordinal) }.Uri;

        Assert.NotEqual(ticket.Url, other);
        Assert.True(await inbox.PutAsync(other, "x") is HttpStatusCode.Forbidden, place);
        Assert.False(await inbox.HasAsync(path));
    }

    [Fact]
    public async Task A_ticket_is_not_for_another_container()
    {
        var ticket = await TicketAsync("contained.csv");
        var other = new Uri(ticket.Url.AbsoluteUri.Replace("/drops/", "/receipts/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, await inbox.PutAsync(other, "x"));
    }

    [Fact]
    public async Task A_ticket_reads_lists_and_deletes_nothing_and_changes_nothing_that_is_there()
    {
        var ticket = await TicketAsync("kept.csv");
        await inbox.PutAsync(ticket.Url, "content");
        Uri With(string query, string? path = null) =>
            new UriBuilder(ticket.Url) { Query = $"{query}&{ticket.Url.Query[1..]}", Path = path ?? ticket.Url.AbsolutePath }.Uri;
        var container = ticket.Url.AbsolutePath[..^(ticket.Blob.Length + 1)];

        foreach (var (method, url) in new[]
        {
            (HttpMethod.Get, ticket.Url), (HttpMethod.Head, ticket.Url), (HttpMethod.Delete, ticket.Url),
            (HttpMethod.Get, With("comp=tags")), (HttpMethod.Get, With("comp=metadata")), (HttpMethod.Put, With("comp=metadata")),
            (HttpMethod.Put, With("comp=properties")), (HttpMethod.Put, With("comp=lease")),
            (HttpMethod.Get, With("restype=container&comp=list", container)), (HttpMethod.Get, With("restype=container&comp=list&prefix=dgie/", container)),
            (HttpMethod.Delete, With("restype=container", container)),
        })
            Assert.True(await inbox.SendAsync(method, url) is HttpStatusCode.Forbidden, $"{method} {url.AbsolutePath} {url.Query.Split("sv=")[0]}");
        Assert.Equal("content", await inbox.ReadAsync(ticket.Blob));
    }

    [Fact]
    public async Task A_ticket_that_has_been_changed_is_none()
    {
        var ticket = await TicketAsync("forged.csv");
        foreach (var (from, to) in new[] { ("sp=c", "sp=cw"), ("sr=b", "sr=c"), ("se=2", "se=3") })
        {
            var forged = new Uri(ticket.Url.AbsoluteUri.Replace(from, to, StringComparison.Ordinal));
            Assert.NotEqual(ticket.Url, forged);
            Assert.Equal(HttpStatusCode.Forbidden, await inbox.PutAsync(forged, "x"));
        }
        Assert.False(await inbox.HasAsync(ticket.Blob));
    }

    [Fact]
    public async Task A_ticket_that_has_ended_takes_nothing()
    {
        var asked = DateTimeOffset.UtcNow.AddMinutes(-16);
        var ticket = await TicketAsync("late.csv", clock: new ManualTime(asked));
        // To the second, as signatures have it.
        Assert.InRange(ticket.ExpiresAt - asked, TimeSpan.FromSeconds(15 * 60 - 1), TimeSpan.FromSeconds(15 * 60 + 1));
        Assert.Equal(HttpStatusCode.Forbidden, await inbox.PutAsync(ticket.Url, "x"));
    }

    [Fact]
    public async Task Outside_development_a_ticket_is_for_encrypted_connections_only()
    {
        var ticket = await TicketAsync("plain.csv", httpsOnly: true);
        Assert.Contains("spr=https&", ticket.Url.Query, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Created, await inbox.PutAsync(ticket.Url, "x"));
    }

    [Fact]
    public async Task The_command_of_a_ticket_sends_the_file()
    {
        var ticket = await TicketAsync("work permits (1).csv");
        var folder = Directory.CreateTempSubdirectory("ticket-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "work permits (1).csv"), "sent by curl");
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", ticket.Curl]) { WorkingDirectory = folder })!;
        await shell.WaitForExitAsync();

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal("sent by curl", await inbox.ReadAsync(ticket.Blob));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("../other.csv")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b.csv")]
    [InlineData("a\\b.csv")]
    [InlineData("a%2Fb.csv")]
    [InlineData("a?b.csv")]
    [InlineData("a#b.csv")]
    [InlineData("a'b.csv")]
    [InlineData("a$(id).csv")]
    [InlineData("a\nb.csv")]
    [InlineData("-o.csv")]
    [InlineData("a.")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_name_that_is_more_than_a_name_gets_no_ticket(string? name) => Assert.Equal("fileName", await RefusedAsync("work-permits", "2026-10", name));

    [Theory]
    [InlineData("visas", "2026-10", "dataset")]
    [InlineData("payroll", "2026-10", "dataset")]
    [InlineData("work-permits/2026-10", null, "dataset")]
    [InlineData("../nisr/labour-force-survey", "2026-Q3", "dataset")]
    [InlineData(null, "2026-10", "dataset")]
    [InlineData("work-permits", "2026-Q3", "period")]
    [InlineData("work-permits", "October", "period")]
    [InlineData("work-permits", null, "period")]
    public async Task A_place_that_is_not_one_of_the_agencys_gets_no_ticket(string? dataset, string? period, string parameter) =>
        Assert.Equal(parameter, await RefusedAsync(dataset, period, "a.csv"));

    [Fact]
    public async Task What_is_logged_of_a_ticket_opens_nothing() => Assert.DoesNotContain("sig=", $"{await TicketAsync("logged.csv")}", StringComparison.Ordinal);

    async Task<string> RefusedAsync(string? dataset, string? period, string? name)
    {
        var (ticket, refusal) = await Tickets(inbox.Blobs, TimeProvider.System, httpsOnly: false).IssueAsync(AgencyId.Parse("dgie"), new(dataset, period, name), default);
        Assert.Null(ticket);
        Assert.NotEmpty(refusal!.Expected);
        return refusal.Parameter;
    }

    async Task<UploadTicket> TicketAsync(string name, TimeProvider? clock = null, BlobServiceClient? blobs = null, bool httpsOnly = false)
    {
        var tickets = Tickets(blobs ?? inbox.Blobs, clock ?? TimeProvider.System, httpsOnly);
        return (await tickets.IssueAsync(AgencyId.Parse("dgie"), new("work-permits", "2026-10", name), default)).Ticket!;
    }

    static UploadTickets Tickets(BlobServiceClient blobs, TimeProvider clock, bool httpsOnly) => new(blobs, Catalog, new(TimeSpan.FromMinutes(15), httpsOnly), clock);
}
