using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Deployment;

namespace Pipeline.Functions.Tests;

/// <summary>What stands beside functions, and what no function may be without.</summary>
public class AccessDeclarationsTests
{
    [Fact]
    public void Every_http_function_of_the_app_is_declared_and_nothing_else_needs_to_be()
    {
        var declarations = AccessDeclarations.Read(FunctionMethods.Of(typeof(AccessDeclarations).Assembly).Select(f => f.Method));

        Assert.True(declarations.Of("GetHealth").IsPublic);
        Assert.Equal([Role.Operator], declarations.Of("GetHealthChecks").Roles);
        Assert.Throws<InvalidOperationException>(() => declarations.Of("RecomputeIndicators"));
    }

    /// <summary>The table of attributes, read without loading a class, says what the classes say.</summary>
    [Fact]
    public void Functions_are_found_by_the_names_in_their_attributes() => Assert.Equal(
        typeof(AccessDeclarations).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(FunctionAttribute)))
            .Select(m => (m.GetCustomAttribute<FunctionAttribute>()!.Name, m)).OrderBy(f => f.Name, StringComparer.Ordinal),
        FunctionMethods.Of(typeof(AccessDeclarations).Assembly).Select(f => (f.Name, f.Method)).OrderBy(f => f.Name, StringComparer.Ordinal));

    [Theory]
    [InlineData(typeof(Undeclared), "Function 'Undeclared' does not say who may call it")]
    [InlineData(typeof(NamesNoRouteValue), "'agency', which is no value of the route 'things/{id}'")]
    [InlineData(typeof(SaysNotWhichAgency), "does not say for which agency")]
    public void A_function_without_a_declaration_that_holds_is_refused(Type type, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidOperationException>(() => AccessDeclarations.Read([type.GetMethod("Run")!])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_function_that_was_not_there_at_start_may_not_be_called() => Assert.Contains(
        "Nobody may call", Assert.Throws<InvalidOperationException>(() => AccessDeclarations.Read([]).Of("Later")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("False")]
    [InlineData("")]
    public void Headers_of_the_platform_are_taken_off_where_it_does_not_write_them(string? setting)
    {
        var request = Request();
        Assert.Null(Headers(setting).Read(request));
        Assert.Equal(["Accept", "X-Ms-Client-Request-Id"], request.Headers.Keys.Order());
    }

    [Fact]
    public void Headers_of_the_platform_stay_and_name_the_caller_where_it_writes_them()
    {
        var request = Request();
        Assert.Equal([Role.Operator], Headers("True").Read(request)!.Roles);
        Assert.Contains("X-MS-TOKEN-AAD-ID-TOKEN", request.Headers.Keys);
    }

    static PlatformHeaders Headers(string? setting) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("WEBSITE_AUTH_ENABLED", setting)]).Build());

    static HttpRequest Request()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Accept = "text/html";
        request.Headers["X-Ms-Client-Request-Id"] = "1";
        request.Headers["x-ms-client-principal"] = Convert.ToBase64String("""{"claims": [{"typ": "sub", "val": "s"}, {"typ": "roles", "val": "Operator"}]}"""u8);
        request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"] = "s";
        request.Headers["X-MS-TOKEN-AAD-ID-TOKEN"] = "a.b.c";
        return request;
    }

    sealed class Undeclared
    {
        [Function(nameof(Undeclared))]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => _ = request;
    }

    sealed class NamesNoRouteValue
    {
        [Function(nameof(NamesNoRouteValue))]
        [Access(Role.AgencySubmitter, Agency = "agency")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request) => _ = request;
    }

    sealed class SaysNotWhichAgency
    {
        [Function(nameof(SaysNotWhichAgency))]
        [Access(Role.Operator, Role.AgencySubmitter)]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request) => _ = request;
    }
}
