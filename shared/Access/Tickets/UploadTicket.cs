namespace Pipeline.Access;

/// <summary>Leave to create one file of the inbox, once, until a time.</summary>
/// <param name="Blob">The file's path in the inbox.</param>
/// <param name="Url">Where it goes, with the leave in it: whoever has the address can use it.</param>
/// <param name="Method">The HTTP method to send it with.</param>
/// <param name="Headers">To be sent with it; one of them is the trace that the receipt names (<see cref="Reference.DeliveryTrace"/>).</param>
/// <param name="ExpiresAt">When the leave ends, UTC.</param>
/// <param name="Curl">A command for a shell that sends the file from the folder it lies in.</param>
public sealed record UploadTicket(
    string Blob, Uri Url, string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt, string Curl)
{
    /// <summary>Without the address: a ticket that is logged opens nothing.</summary>
    public override string ToString() => $"ticket for {Blob} until {ExpiresAt:u}";
}

/// <summary>Why there is no ticket.</summary>
/// <param name="Parameter">The part of the request that is wrong.</param>
/// <param name="Problem">As in "Parameter 'period' is {Problem}".</param>
public sealed record TicketRefusal(string Parameter, string Problem, string Expected);

/// <summary>How long tickets last, and whether they are for encrypted connections only.</summary>
public sealed record TicketTerms
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <exception cref="InvalidOperationException">The time is not between one minute and one hour.</exception>
    public TicketTerms(TimeSpan lifetime, bool httpsOnly)
    {
        if (lifetime < TimeSpan.FromMinutes(1) || lifetime > Longest)
            throw new InvalidOperationException($"UploadTickets__Minutes is {lifetime.TotalMinutes}; a ticket lasts 1 to {Longest.TotalMinutes} minutes.");
        (Lifetime, HttpsOnly) = (lifetime, httpsOnly);
    }

    public TimeSpan Lifetime { get; }

    public bool HttpsOnly { get; }
}
