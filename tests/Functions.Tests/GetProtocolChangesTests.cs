using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Agreements;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

public class GetProtocolChangesTests
{
    static readonly GetProtocolChanges Function = new(ProtocolCatalog.Load(Repository.PathOf("protocols")));

    [Fact]
    public void The_versions_of_a_protocol_are_given_the_newest_first()
    {
        var answer = Ask("dgie", "work-permits");
        Assert.Equal(200, answer.StatusCode);
        Assert.Equal("1.0.0", JsonElement.Parse(answer.Content!).EnumerateArray().Last().GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("dgie", "visas")]
    [InlineData("xyz", "work-permits")]
    [InlineData("DGIE", "work-permits")]
    [InlineData("dgie", "../x")]
    public void What_there_is_not_is_not_found(string agency, string dataset) => Assert.Equal(404, Ask(agency, dataset).StatusCode);

    static ContentResult Ask(string agency, string dataset) =>
        Assert.IsType<ContentResult>(Function.Run(new DefaultHttpContext().Request, agency, dataset));
}
