using System.Text;
using Pipeline.Reference;

namespace Pipeline.Access.Tests;

public class CallerTests
{
    [Theory]
    [InlineData("dgie", true)]
    [InlineData("DGIE", false)]
    [InlineData("unknown", false)]
    [InlineData("", false)]
    [InlineData("dgie nisr", false)]
    public void An_agency_is_taken_by_its_short_name_only(string claim, bool taken) =>
        Assert.Equal(taken, Caller.From("s", [], [claim])!.Agency is not null);

    [Fact]
    public void Two_agencies_are_as_good_as_none() => Assert.Null(Caller.From("s", [], ["dgie", "nisr"])!.Agency);

    [Fact]
    public void Roles_are_taken_by_their_exact_names() =>
        Assert.Equal([Role.LabourOfficer], Caller.From("s", ["LabourOfficer", "operator", "7", "Operator,Statistician"], [])!.Roles);

    [Fact]
    public void What_is_logged_of_a_caller_does_not_hold_the_subject()
    {
        var caller = Caller.From("uwase@example.rw", ["Operator"], ["dgie"])!;
        Assert.Matches("^[0-9a-f]{16} \\(Operator; dgie\\)$", $"{caller}");
        Assert.Equal(caller.Pseudonym, Caller.From("uwase@example.rw", [], [])!.Pseudonym);
        Assert.NotEqual(caller.Pseudonym, Caller.From("other@example.rw", [], [])!.Pseudonym);
    }

    [Fact]
    public void The_platforms_header_names_a_caller()
    {
        var caller = Principal("""{"auth_typ":"aad","role_typ":"r","claims":[{"typ":"sub","val":"s"},{"typ":"r","val":"Operator"},{"typ":"agency","val":"dgie"}]}""")!;
        Assert.Equal(("s", AgencyId.Parse("dgie")), (caller.Subject, caller.Agency!.Value));
        Assert.Equal([Role.Operator], caller.Roles);
    }

    [Theory]
    [InlineData("""{"claims":[{"typ":"roles","val":"Operator"}]}""")]
    [InlineData("""{"claims":null}""")]
    [InlineData("""{"claims":[null,{"typ":null,"val":null}]}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_header_that_names_nobody_is_nobody(string json) => Assert.Null(Principal(json));

    [Fact]
    public void A_header_that_is_not_base64_is_nobody() => Assert.Null(PlatformPrincipal.Read("{}"));

    static Caller? Principal(string json) => PlatformPrincipal.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("person", "", "portal", false)]
    [InlineData("portal", "", "portal", true)]
    [InlineData("person", "app", "portal", true)]
    [InlineData("person", "user", "portal", false)]
    public void A_program_that_signed_in_for_itself_is_no_person(string subject, string kind, string client, bool isService) =>
        Assert.Equal(isService, Caller.IsOfService(subject, [kind], [client]));
}
