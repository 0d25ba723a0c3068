using Pipeline.Protocols;
using Pipeline.Protocols.Loading;
using Pipeline.Reference;

namespace Pipeline.Dropcheck;

/// <summary>What a request amounts to: the protocol the file is held to, and the period it is about.</summary>
/// <param name="IsGuessed">The period was found in the file's path.</param>
sealed record Assignment(ProtocolCatalog Catalog, Protocol Protocol, ReferencePeriod Period, bool IsGuessed)
{
    /// <exception cref="UsageException">The request names something that there is not.</exception>
    public static Assignment From(Request request)
    {
        RefuseToOverwrite(request);
        var catalog = Load(request.Protocols);
        var known = string.Join(", ", catalog.Protocols.Select(p => $"{p.Agency}/{p.Dataset}").Distinct().Order(StringComparer.Ordinal));
        var parts = request.Protocol.Split('/');
        var protocol = parts.Length == 2 && AgencyId.TryParse(parts[0], null, out var agency) && DatasetId.TryParse(parts[1], null, out var dataset)
            ? catalog.Find(agency, dataset)
            : null;
        if (protocol is null) throw new UsageException($"There is no protocol '{request.Protocol}'. There are: {known}.");
        return new(catalog, protocol, PeriodOf(request, protocol), request.Period is null);
    }

    static ReferencePeriod PeriodOf(Request request, Protocol protocol)
    {
        if (request.Period is null)
            return PeriodInPath.Find(request.File, protocol.Frequency) ?? throw new UsageException(
                $"The file's path does not tell its period. Give it: --period and {protocol.Frequency.Describe()}.");
        return ReferencePeriod.TryParse(request.Period, null, out var period) && period.Frequency == protocol.Frequency
            ? period
            : throw new UsageException($"'{request.Period}' is not one of the dataset's periods. Give {protocol.Frequency.Describe()}.");
    }

    static ProtocolCatalog Load(string folder)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"There is no folder of protocols '{folder}'. Name it with --protocols.");
        try
        {
            return ProtocolCatalog.Load(folder);
        }
        catch (ProtocolException e)
        {
            throw new UsageException($"The protocols in '{folder}' cannot be used. {e.Message}");
        }
    }

    static void RefuseToOverwrite(Request request)
    {
        var taken = new HashSet<string>(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase) { Path.GetFullPath(request.File) };
        foreach (var path in request.Outputs.All)
            if (!taken.Add(Path.GetFullPath(path))) throw new UsageException($"'{path}' is named twice: give every file to write a name of its own.");
    }
}
