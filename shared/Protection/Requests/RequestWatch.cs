using Pipeline.Coordination;
using Pipeline.Reference;

namespace Pipeline.Protection.Requests;

/// <summary>Posts a notice when a request is soon due or overdue. A second look says nothing twice.</summary>
public sealed class RequestWatch(RequestBook book, NoticeBoard board, ProtectionTerms terms, TimeProvider clock)
{
    /// <returns>How many notices are new.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (now, fresh) = (clock.GetUtcNow(), 0);
        foreach (var request in await book.ListAsync(null, ct))
            if (NoticeOf(request, book.ClocksOf(request), terms, now) is { } notice && await board.PostAsync(notice, ct)) fresh++;
        return fresh;
    }

    /// <summary>What stands to be said now; null when nothing does.</summary>
    internal static Notice? NoticeOf(SubjectRequest request, RequestClocks clocks, ProtectionTerms terms, DateTimeOffset now)
    {
        if (!request.State.IsOpen()) return null;
        var left = clocks.Due.DayNumber - RwandaTime.DayOf(now).DayNumber;
        return left > terms.DaysOfReminder
            ? null
            : new(left < 0 ? "SubjectRequestOverdue" : "SubjectRequestDue", request.Agency, request.Id, $"{request.Kind}", clocks.Due, Math.Max(0, -left), now,
                $"Request {request.Id} of a person ({request.Kind}) {(left < 0 ? "was" : "is")} due on {clocks.Due:yyyy-MM-dd}"
                + (request.AwaitsDecision ? " and waits for an officer's decision." : "."));
    }
}
