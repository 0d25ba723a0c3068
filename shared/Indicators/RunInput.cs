using System.Security.Cryptography;
using System.Text;
using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>One accepted file as an input of a run.</summary>
/// <param name="LoadId">The submission it came with.</param>
/// <param name="ContentSha256">Lower-case hex hash of its content.</param>
/// <param name="Rows">How many rows it has.</param>
public sealed record RunInput(DatasetId Dataset, ReferencePeriod Period, AgencyId Agency, string LoadId, string ContentSha256, long Rows);

/// <summary>Names a run by everything its numbers follow from.</summary>
public static class RunId
{
    /// <summary>Counts up with every change of the method that can change a number without a change of parameters.</summary>
    public const string MethodVersion = "3";

    /// <summary>
    /// 20 lower-case hex digits of the SHA-256 over method version, method and the sorted inputs (dataset, period, agency, content).
    /// The same files delivered again, under other load ids or in another order, give the same id.
    /// </summary>
    /// <param name="method">Hash of everything else that the numbers follow from.</param>
    public static string For(IEnumerable<RunInput> inputs, string method)
    {
        var lines = inputs.Select(i => $"{i.Dataset}/{i.Period}/{i.Agency}/{i.ContentSha256}").Order(StringComparer.Ordinal);
        var text = string.Join('\n', [MethodVersion, method, .. lines]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..20];
    }
}
