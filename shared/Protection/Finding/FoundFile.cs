using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Protection.Finding;

/// <summary>A file with rows of the person.</summary>
/// <param name="Place">What the lake file's name says, also of a file set apart from it.</param>
/// <param name="KeyVersion">That of the file's pseudonyms; null when it names none.</param>
/// <param name="Rows">The person's.</param>
public sealed record FoundFile(string Container, string Blob, FoundPlace Place, string? ProtocolVersion, string? KeyVersion, long Rows)
{
    public bool IsRejected => LakePlace.IsRejected(Blob);

    public bool IsAccepted => Container == Containers.Lake && !IsRejected;
}

/// <summary>A <see cref="LakePlace"/> as texts, to be kept.</summary>
public sealed record FoundPlace(string Dataset, string Period, string Agency, string Submission, int Replay)
{
    public static FoundPlace Of(LakePlace place) => new($"{place.Dataset}", $"{place.Period}", $"{place.Agency}", $"{place.Submission}", place.Replay);

    public LakePlace ToPlace() => new(
        DatasetId.Parse(Dataset), ReferencePeriod.Parse(Period, System.Globalization.CultureInfo.InvariantCulture), AgencyId.Parse(Agency), SubmissionId.Parse(Submission), Replay);
}
