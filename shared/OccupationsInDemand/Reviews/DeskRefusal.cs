namespace Pipeline.OccupationsInDemand;

/// <summary>Why something was not done.</summary>
public enum RefusalKind
{
    NotFound,
    /// <summary>A part of what was sent cannot be used.</summary>
    Wrong,
    /// <summary>What it is about is not in a state in which this can be done.</summary>
    Conflict,
    /// <summary>It has changed since the caller saw it.</summary>
    Changed,
    /// <summary>The caller had a part in what they would decide about.</summary>
    NotTheirs,
}

/// <summary>Why something was not done, and what to do about it.</summary>
/// <param name="Field">The part that is wrong, of <see cref="RefusalKind.Wrong"/>: <paramref name="Detail"/> ends a sentence about it then.</param>
public sealed record DeskRefusal(RefusalKind Kind, string Title, string Detail, string Field = "", string Expected = "")
{
    internal static DeskRefusal NotFound(string detail) => new(RefusalKind.NotFound, "Not found", detail);

    internal static DeskRefusal Wrong(string field, string problem, string expected) => new(RefusalKind.Wrong, "", problem, field, expected);

    internal static DeskRefusal Conflict(string title, string detail) => new(RefusalKind.Conflict, title, detail);

    internal static DeskRefusal Changed() => new(RefusalKind.Changed, "The review has changed",
        "Something was added to the review since it was read. Read it again, and send the ETag that it has now as If-Match.");

    internal static DeskRefusal NotTheirs(string detail) => new(RefusalKind.NotTheirs, "Not yours to decide", detail);
}

/// <summary>What was done, or why it was not.</summary>
public sealed record DeskAnswer<T>(T? Result, DeskRefusal? Refusal) where T : class
{
    public static implicit operator DeskAnswer<T>(DeskRefusal refusal) => new(null, refusal);

    public static implicit operator DeskAnswer<T>(T result) => new(result, null);
}
