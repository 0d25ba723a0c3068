using System.Security.Cryptography;
using System.Text;

namespace Pipeline.LabourMarketTestCases;

/// <summary>
/// Ids of cases: 20 lower-case hexadecimal digits made from the applicant's reference, so that the same application sent twice is one case.
/// </summary>
public static class CaseId
{
    const int Length = 20;

    public static string For(string applicationId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"labour-market-test\n{applicationId}")))[..Length];

    public static bool IsOne(string text) => text.Length == Length && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <summary>The stream of the audit trail, and the partition: sixteen of them, so that cases seldom wait for one another.</summary>
    internal static string StreamOf(string id) => $"cases-{id[0]}";
}
