using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Reference;

/// <summary>Where an agency puts a file in the <c>drops</c> container: <c>{agency}/{dataset}/{period}/{file}</c>.</summary>
public sealed record DropPath(AgencyId Agency, DatasetId Dataset, ReferencePeriod Period, string FileName)
{
    public override string ToString() => $"{Agency}/{Dataset}/{Period}/{FileName}";

    /// <summary>Reads a blob name. When it is not a drop's path, <paramref name="mistake"/> is the first thing wrong with it.</summary>
    public static bool TryParse(string blobName, [NotNullWhen(true)] out DropPath? path, [NotNullWhen(false)] out PathMistake? mistake)
    {
        path = null;
        var parts = blobName.Split('/');
        mistake = parts.Length != 4 || parts[3].Length == 0 ? PathMistake.Parts : null;
        if (mistake is not null) return false;

        var hasAgency = AgencyId.TryParse(parts[0], null, out var agency);
        var hasDataset = DatasetId.TryParse(parts[1], null, out var dataset);
        var hasPeriod = ReferencePeriod.TryParse(parts[2], null, out var period);
        mistake = !hasAgency ? PathMistake.Agency : !hasDataset ? PathMistake.Dataset : !hasPeriod ? PathMistake.Period : null;
        if (mistake is not null) return false;

        path = new(agency, dataset, period, parts[3]);
        return true;
    }
}

/// <summary>What is wrong with a path that is not a drop's.</summary>
public enum PathMistake
{
    /// <summary>It does not have four parts.</summary>
    Parts,
    /// <summary>Its first part is no agency's short name.</summary>
    Agency,
    /// <summary>Its second part is no dataset's short name.</summary>
    Dataset,
    /// <summary>Its third part is no period.</summary>
    Period,
}
