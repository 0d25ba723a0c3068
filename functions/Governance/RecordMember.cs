using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Governance;
using Pipeline.Reference;

namespace Pipeline.Functions.Governance;

/// <summary>Records an agency's membership, or its new focal points.</summary>
public sealed class RecordMember(CoordinationBook book, TimeProvider clock)
{
    [Function(nameof(RecordMember))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/coordination/members")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<MemberGiven>(request, cancellationToken) is not { Agency: { } agency, Focal: { } focal } given)
            return Problems.BadJson("""{"agency": "dgie", "focal": "migration.focal@dgie.example", "alternate": "migration.deputy@dgie.example", "since": "2026-07-01"}""");
        var member = new Member(agency, focal, given.Alternate, given.Since ?? RwandaTime.DayOf(clock.GetUtcNow()));
        return BookAnswer.Of(await book.RecordAsync(member, request.GetCaller(), cancellationToken));
    }

    sealed record MemberGiven(string? Agency, string? Focal, string? Alternate, DateOnly? Since);
}
