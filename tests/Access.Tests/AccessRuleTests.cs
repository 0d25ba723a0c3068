using Pipeline.Reference;

namespace Pipeline.Access.Tests;

public class AccessRuleTests
{
    const string Route = "agencies/{agency}/submissions/{id}";

    static readonly AccessRule Submissions = AccessRule.From("F", Route,
        [new AccessAttribute(Role.AgencySubmitter) { Submission = "id" }, new AccessAttribute(Role.Operator)]);

    [Theory]
    [InlineData(Role.AgencySubmitter, "dgie", "dgie-00000000000000000000", true)]
    [InlineData(Role.AgencySubmitter, "nisr", "dgie-00000000000000000000", false)]
    [InlineData(Role.AgencySubmitter, null, "dgie-00000000000000000000", false)]
    [InlineData(Role.AgencySubmitter, "dgie", "dgie", false)]
    [InlineData(Role.AgencySubmitter, "dgie", "dgie-nisr-00000000000000000000", false)]
    [InlineData(Role.AgencySubmitter, "dgie", null, false)]
    [InlineData(Role.AgencyCertifier, "dgie", "dgie-00000000000000000000", false)]
    [InlineData(Role.Operator, null, "dgie-00000000000000000000", true)]
    public void A_submission_is_for_its_own_agency_and_for_those_of_any(Role role, string? agency, string? id, bool allowed) =>
        Assert.Equal(allowed, Submissions.Allows(Of(agency, role), name => name == "id" ? id : "dgie"));

    [Fact]
    public void Of_several_roles_one_that_may_is_enough() =>
        Assert.True(Submissions.Allows(Of("nisr", Role.AgencySubmitter, Role.Operator), _ => "dgie-00000000000000000000"));

    [Fact]
    public void Without_a_role_there_is_no_way_in() => Assert.False(Submissions.Allows(Of("dgie"), _ => "dgie-00000000000000000000"));

    [Fact]
    public void What_is_public_is_for_everybody() => Assert.True(AccessRule.From("F", "health", [new PublicAccessAttribute()]).Allows(Of(null), _ => null));

    public static TheoryData<string, Attribute[]> Mistakes => new()
    {
        { "does not say who may call it", [] },
        { "does not say who may call it", [new ObsoleteAttribute()] },
        { "both [PublicAccess] and [Access]", [new PublicAccessAttribute(), new AccessAttribute(Role.Operator)] },
        { "names no role", [new AccessAttribute()] },
        { "does not say for which agency", [new AccessAttribute(Role.Operator, Role.AgencyCertifier)] },
        { "'office', which is no value of the route", [new AccessAttribute(Role.AgencySubmitter) { Agency = "office" }] },
        { "more than one of", [new AccessAttribute(Role.AgencySubmitter) { Agency = "agency", AnyAgency = true }] },
        { "more than one of", [new AccessAttribute(Role.AgencySubmitter) { Agency = "agency", Submission = "id" }] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_declaration_that_is_none_names_its_function(string says, Attribute[] declared)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => AccessRule.From("GetThings", Route, declared)).Message;
        Assert.StartsWith("Function 'GetThings'", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_same_for_all_agencies_is_said_to_be() =>
        Assert.True(AccessRule.From("F", "calendar", [new AccessAttribute(Role.AgencySubmitter) { AnyAgency = true }]).Allows(Of("nisr", Role.AgencySubmitter), _ => null));

    static Caller Of(string? agency, params Role[] roles) => new("s", roles.ToHashSet(), agency is null ? null : AgencyId.Parse(agency));
}
