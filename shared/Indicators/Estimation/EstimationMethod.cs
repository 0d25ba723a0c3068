using System.Security.Cryptography;
using System.Text;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.References;

namespace Pipeline.Indicators.Estimation;

/// <summary>Everything besides the agencies' files that an estimate follows from.</summary>
public sealed record EstimationMethod(IndicatorParameters Parameters, OccupationTree Tree, ReferenceData References)
{
    /// <summary>Lower-case hex; another when the method's version, a parameter, a group of the classification or a reference file is another.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{RunId.MethodVersion}\n{Parameters.Sha256}\n{References.Sha256}\n{string.Join(' ', Tree.Nodes.Select(n => n.Code))}")));
}
