using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>What a path tells of a delivery, also one that is not a drop's path as a whole.</summary>
/// <param name="Dataset">Null when the path does not name one.</param>
/// <param name="Period">Null when the path does not name one.</param>
readonly record struct DropNames(string? Dataset, string? Period)
{
    public static DropNames In(string blobName) =>
        DropPath.TryParse(blobName, out var path, out var mistake) ? new(path.Dataset.ToString(), path.Period.ToString())
        : mistake == PathMistake.Period ? new(blobName.Split('/')[1], null)
        : default;
}
