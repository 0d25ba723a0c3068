using Pipeline.Nightly;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>How a night's publication ended.</summary>
public enum PublicationState
{
    /// <summary>Nothing that tables are made of: nothing was written.</summary>
    NothingToDo,
    /// <summary>The current release already follows from exactly these inputs: nothing was written.</summary>
    Unchanged,
    /// <summary>A release was written and made current.</summary>
    Published,
    /// <summary>What must hold of a release does not: nothing was published, and the release before stays current.</summary>
    Refused,
    /// <summary>Another publication is at work: nothing was written.</summary>
    AlreadyRunning,
}

/// <summary>What a night's publication did.</summary>
/// <param name="Release">Null when there was nothing to do.</param>
/// <param name="Reasons">Why it was refused; holds no confidential figure.</param>
/// <param name="LeftOut">Accepted data that an agreement does not let be read for this.</param>
/// <param name="FilesRead">Files that were read from the lake; what the others say was known.</param>
public sealed record PublicationSummary(
    PublicationState State, string? Release, IReadOnlyList<string> Reasons, IReadOnlyList<LeftOutData> LeftOut, int FilesRead = 0, int Tables = 0);

/// <summary>A release that was not published, for whoever operates the pipeline.</summary>
public sealed record RefusedRelease(string Release, DateTimeOffset At, IReadOnlyList<string> Reasons);
