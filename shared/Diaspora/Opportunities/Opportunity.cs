namespace Pipeline.Diaspora;

/// <summary>A job, business, investment, partnership or tender that experts abroad may be interested in.</summary>
/// <param name="Kind"><c>job, business, investment, partnership, tender</c>.</param>
/// <param name="Sector">Of <c>isic4</c>; null where it fits none.</param>
/// <param name="Views">Counted when it is asked for; no person is kept with it, nor with the others.</param>
public sealed record Opportunity(
    string Id, string Kind, ConsentText Title, string? Sector, string? Isco08, string? District, string Publisher, DateOnly Opens, DateOnly Closes, string Url,
    bool IsWithdrawn = false, int Views = 0, int Interests = 0)
{
    public static readonly IReadOnlyList<string> Kinds = ["job", "business", "investment", "partnership", "tender"];

    public bool IsOpenOn(DateOnly day) => !IsWithdrawn && Opens <= day && day <= Closes;
}
