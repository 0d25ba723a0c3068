namespace Pipeline.OccupationsInDemand;

/// <summary>What may stand in the words of evidence: no person's address or number.</summary>
static class ReviewText
{
    public const int LongestSource = 150;
    public const int LongestText = 600;
    public const int LongestLink = 300;

    /// <summary>Telephone numbers have nine digits, identity numbers sixteen.</summary>
    const int PersonalDigits = 8;

    public static DeskRefusal? WhyNotSource(string? source) => WhyNot("source", source, LongestSource, "the institution that says so");

    public static DeskRefusal? WhyNotText(string? text) => WhyNot("text", text, LongestText, "what it says");

    public static DeskRefusal? WhyNotLink(string? link) => link is null || (link.Length <= LongestLink && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == "https")
        ? null
        : DeskRefusal.Wrong("link", "not an address of a page", $"an address that begins with https://, up to {LongestLink} characters");

    public static DeskRefusal? WhyNotDate(DateOnly date, DateOnly today) => date <= today
        ? null
        : DeskRefusal.Wrong("date", "in the future", "a day that has been");

    static DeskRefusal? WhyNot(string field, string? text, int longest, string what) =>
        string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl) ? DeskRefusal.Wrong(field, "empty or too long", $"{what}, up to {longest} characters")
        : text.Contains('@', StringComparison.Ordinal) || LongestNumber(text) >= PersonalDigits
            ? DeskRefusal.Wrong(field, "one that seems to hold a person's address or number", $"{what}, without personal data")
        : null;

    /// <summary>The most digits in a row, blanks and hyphens between them not counted.</summary>
    static int LongestNumber(string text)
    {
        var (most, run) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsDigit(c)) run++;
            else if (c is not (' ' or '-' or '+')) run = 0;
            most = Math.Max(most, run);
        }
        return most;
    }
}
