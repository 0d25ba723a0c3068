using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake;

/// <summary>Says what a delivery is: its submission, and the protocol it falls under or why there is none.</summary>
public sealed class DropNaming(ProtocolCatalog catalog)
{
    /// <summary>Names a delivery. The agency is the first part of its path, if that is one we know, and nothing else.</summary>
    public Drop Identify(Delivery delivery)
    {
        var known = AgencyId.TryParse(delivery.BlobName.Split('/')[0], null, out var agency) && catalog.HasAgency(agency);
        var id = SubmissionId.For(known ? agency : AgencyId.Unknown, delivery.BlobName, delivery.ETag);
        if (!DropPath.TryParse(delivery.BlobName, out var path, out var problem))
            return Refuse("path", problem, "agency/dataset/period/file", "Upload the file again under the right path.");
        if (!known)
            return Refuse("unknown-agency", $"No agency '{path.Agency}' takes part in data sharing.", OneOf(catalog.Protocols.Select(p => p.Agency.ToString())),
                "Upload under your agency's short name, or ask the coordination desk to register the agency.");
        if (catalog.Find(path.Agency, path.Dataset) is not { } protocol)
            return Refuse("unknown-dataset", $"Agency '{path.Agency}' has no active protocol for dataset '{path.Dataset}'.",
                OneOf(catalog.Protocols.Where(p => p.Agency == path.Agency).Select(p => p.Dataset.ToString())),
                "Correct the second part of the path, or have the protocol approved first.");
        if (path.Period.Frequency != protocol.Frequency)
            return Refuse("period", $"Period '{path.Period}' is not one of the dataset's periods.", protocol.Frequency.Describe(),
                "Correct the third part of the path.");
        return new(id, delivery, new(path, protocol), null);

        Drop Refuse(string code, string message, string expected, string fix) => new(id, delivery, null, new Finding(
            $"drop.{code}", code, Severity.Fatal, 0, null, null, null, null, null, null, expected, $"{message} Expected: {expected}.", fix));
    }

    static string OneOf(IEnumerable<string> names) => $"one of {string.Join(", ", names.Distinct().Order(StringComparer.Ordinal))}";
}
