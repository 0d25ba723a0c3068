using Pipeline.Protection.Requests;

namespace Pipeline.Diaspora;

/// <summary>How persons' requests of a period were answered.</summary>
/// <param name="InTime">Answered, or refused with a reason, within 30 days.</param>
/// <param name="Due">Answered at all, or past their 30 days.</param>
public sealed record AnswerFacts(int InTime, int Due)
{
    const int Days = 30;

    /// <summary>Of the requests that came, or were opened again, in the period. One that still has days left is not counted yet.</summary>
    public static AnswerFacts Of(IEnumerable<SubjectRequest> requests, DateOnly from, DateOnly to)
    {
        var counted = requests.Select(r => (Last: (r.ReopenedOn ?? r.ReceivedOn).AddDays(Days), Answered: r.AnsweredOn, From: r.ReopenedOn ?? r.ReceivedOn))
            .Where(r => r.From >= from && r.From <= to && (r.Answered <= to || r.Last < to)).ToList();
        return new(counted.Count(r => r.Answered <= r.Last && r.Answered <= to), counted.Count);
    }
}
