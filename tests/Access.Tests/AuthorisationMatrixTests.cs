using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Pipeline.Access.Tests;

/// <summary>Every route of the running functions, with every role and every way to get in that is none, held to <c>authorisation-matrix.md</c>.</summary>
public sealed class AuthorisationMatrixTests(RunningFunctions functions) : IClassFixture<RunningFunctions>
{
    const string Asked = "dgie";
    const string Other = "nisr";

    static readonly string[] AllRoles = Enum.GetNames<Role>();

    public static TheoryData<MatrixRow> Rows => [.. MatrixRow.All];

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route() =>
        Assert.Equal((await functions.RoutesAsync()).Order(StringComparer.Ordinal), MatrixRow.All.Select(row => row.Route).Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_description_asks_for_a_token_where_a_row_does()
    {
        using var description = JsonDocument.Parse(await functions.Http.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative)));
        var open = from path in description.RootElement.GetProperty("paths").EnumerateObject()
                   from verb in path.Value.EnumerateObject()
                   where verb.Value.TryGetProperty("security", out var security) && security.GetArrayLength() == 0
                   select $"{verb.Name.ToUpperInvariant()} {path.Name}";
        Assert.Equal(MatrixRow.All.Where(row => row.IsPublic).Select(row => row.Route).Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Nobody_gets_in_without_a_token_unless_the_route_is_public(MatrixRow row)
    {
        using var answer = await AskAsync(row, null);
        Assert.Equal(row.IsPublic ? "in" : "401", Told(answer));
        Assert.Equal(row.IsPublic ? "" : "Bearer", $"{answer.Headers.WwwAuthenticate}");
        if (!row.IsPublic) Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_role_gets_in_where_its_row_says_so_and_nowhere_else(MatrixRow row)
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
            foreach (var agency in (string?[])[Asked, Other, null])
            {
                var allowed = row.IsPublic || row.AnyAgency.Contains(role) || (row.OwnAgency.Contains(role) && (agency == Asked || !row.Route.Contains('{')));
                using var answer = await AskAsync(row, functions.Authority.Token(role, agency));
                if (Told(answer) != (allowed ? "in" : "403")) wrong.Add($"{role} of {agency ?? "no agency"} is told {Told(answer)}");
            }
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Nothing_but_the_token_says_which_agency_a_caller_is_of(MatrixRow row)
    {
        if (row.OwnAgency.Count == 0) return;
        var token = functions.Authority.Token(row.OwnAgency.Select(role => $"{role}"), Other);
        foreach (var query in (string[])[$"agency={Other}", $"agency={Other}&id={Other}-00000000000000000000", $"Agency={Other}&ID={Other}-00000000000000000000"])
        {
            using var answer = await AskAsync(row, token, query);
            Assert.Equal("403", Told(answer));
            Assert.DoesNotContain(Asked, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_token_that_is_not_in_order_opens_nothing(MatrixRow row)
    {
        foreach (var (wrong, token) in functions.Authority.Bad(AllRoles, Asked))
        {
            using var answer = await AskAsync(row, token);
            Assert.True(Told(answer) == (row.IsPublic ? "in" : "401"), $"A token {wrong} is told {Told(answer)}.");
            if (!row.IsPublic) Assert.StartsWith("Bearer error=\"invalid_token\"", $"{answer.Headers.WwwAuthenticate}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Headers_that_only_the_platform_may_write_open_nothing(MatrixRow row)
    {
        using var request = Request(row, null, "");
        foreach (var (name, value) in ForgedHeaders.For(AllRoles, Asked)) request.Headers.Add(name, value);
        using var answer = await functions.Http.SendAsync(request);
        Assert.Equal(row.IsPublic ? "in" : "401", Told(answer));
    }

    [Theory]
    [InlineData("Basic b3BlcmF0b3I6eA==")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("{token}")]
    [InlineData("Bearer {token}, Bearer {token}")]
    [InlineData("Bearer {token} {token}")]
    public async Task A_header_that_is_not_one_bearer_token_opens_nothing(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/health/checks");
        request.Headers.TryAddWithoutValidation("Authorization", header.Replace("{token}", functions.Authority.Token(Role.Operator, null), StringComparison.Ordinal));
        using var answer = await functions.Http.SendAsync(request);
        Assert.Equal("401", Told(answer));
    }

    [Fact]
    public async Task A_token_in_the_address_opens_nothing()
    {
        var token = functions.Authority.Token(Role.Operator, null);
        using var answer = await functions.Http.GetAsync(new Uri($"api/health/checks?access_token={token}&token={token}", UriKind.Relative));
        Assert.Equal("401", Told(answer));
    }

    [Fact]
    public async Task The_log_names_neither_subjects_nor_tokens()
    {
        var token = functions.Authority.Token(Role.Statistician, Asked);
        using var answer = await AskAsync(MatrixRow.All.Single(row => row.Route == "GET /api/health/checks"), token);
        Assert.Equal("403", Told(answer));
        Assert.Contains("GetHealthChecks refused ", functions.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", functions.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[1], functions.Log, StringComparison.Ordinal);
    }

    /// <summary>401 and 403 are answers about the caller; with any other the caller was let in.</summary>
    static string Told(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        ? ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)
        : "in";

    async Task<HttpResponseMessage> AskAsync(MatrixRow row, string? token, string query = "")
    {
        using var request = Request(row, token, query);
        return await functions.Http.SendAsync(request);
    }

    static HttpRequestMessage Request(MatrixRow row, string? token, string query)
    {
        var parts = row.Route.Split(' ');
        var path = parts[1].Replace("{agency}", Asked, StringComparison.Ordinal).Replace("{id}", $"{Asked}-00000000000000000000", StringComparison.Ordinal)
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return new(new(parts[0]), $"{path[1..]}?{query}")
        {
            Content = parts[0] == "GET" ? null : new StringContent($$"""{"agency": "{{Other}}"}""", Encoding.UTF8, "application/json"),
            Headers = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
        };
    }
}
