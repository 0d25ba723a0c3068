using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>Records a meeting: which body, when, its quorum and the agencies that were present.</summary>
public sealed class RecordMeeting(CoordinationBook book)
{
    [Function(nameof(RecordMeeting))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/coordination/meetings")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<MeetingGiven>(request, cancellationToken) is not { Date: { } date, Quorum: { } quorum, Present: { } present } given
            || BookAnswer.Member<MeetingType>(given.Type) is not { } type)
            return Problems.BadJson("""{"type": "SteeringCommittee or TechnicalWorkingGroup", "date": "2026-11-20", "quorum": 2, "present": ["dgie", "nisr"]}""");
        return BookAnswer.Of(await book.RecordAsync(type, date, quorum, present, request.GetCaller(), cancellationToken));
    }

    sealed record MeetingGiven(string? Type, DateOnly? Date, int? Quorum, IReadOnlyList<string>? Present);
}
