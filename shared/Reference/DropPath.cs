using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Reference;

/// <summary>Where an agency puts a file in the <c>drops</c> container: <c>{agency}/{dataset}/{period}/{file}</c>.</summary>
public sealed record DropPath(AgencyId Agency, DatasetId Dataset, ReferencePeriod Period, string FileName)
{
    public override string ToString() => $"{Agency}/{Dataset}/{Period}/{FileName}";

    /// <summary>Reads a blob name. When it is not a drop's path, <paramref name="problem"/> says which part and how to mend it.</summary>
    public static bool TryParse(string blobName, [NotNullWhen(true)] out DropPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        var parts = blobName.Split('/');
        problem = parts.Length != 4 || parts[3].Length == 0
            ? $"The path has {parts.Length} part(s); it must be agency/dataset/period/file, such as dgie/work-permits/2026-10/permits.csv."
            : null;
        if (problem is not null) return false;

        var hasAgency = AgencyId.TryParse(parts[0], null, out var agency);
        var hasDataset = DatasetId.TryParse(parts[1], null, out var dataset);
        var hasPeriod = ReferencePeriod.TryParse(parts[2], null, out var period);
        problem = !hasAgency ? "Part 1 is not an agency's short name, such as dgie (lower case)."
            : !hasDataset ? "Part 2 is not a dataset's short name, such as work-permits (lower case)."
            : !hasPeriod ? "Part 3 is not a period: write 2026, 2026-S1, 2026-Q3 or 2026-10."
            : null;
        if (problem is not null) return false;

        path = new(agency, dataset, period, parts[3]);
        return true;
    }
}
