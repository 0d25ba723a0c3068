namespace Pipeline.Protection.Requests;

/// <summary>The days of a request: arithmetic of its facts, nothing kept. Days are those of Rwanda's calendar, the last one included.</summary>
/// <param name="Due">The last day on which an answer is in time.</param>
/// <param name="AppealUntil">The last day on which the person can turn to the authority; null while there is no answer.</param>
/// <param name="AuthorityAnswersBy">The authority's own last day; null while there is no appeal.</param>
public sealed record RequestClocks(DateOnly Due, DateOnly? AppealUntil, DateOnly? AuthorityAnswersBy)
{
    public static RequestClocks Of(DateOnly receivedOn, DateOnly? answeredOn, DateOnly? appealedOn, ProtectionTerms terms) => new(
        receivedOn.AddDays(terms.DaysToAnswer), answeredOn?.AddDays(terms.DaysToAppeal), appealedOn?.AddDays(terms.DaysToDecideAppeal));
}
