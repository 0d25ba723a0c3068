namespace Pipeline.LabourMarketTest.Law;

/// <summary>An agreement in force between two states about one profession. Keyed by the pair, since signatures and operation differ by state.</summary>
/// <param name="Profession">Code of the regulated professions list.</param>
public sealed record RecognitionAgreement(string Profession, string Home, string Host, DateOnly From, DateOnly? To, SourceStatus Status, string Ref, bool IsConfirmed);

public sealed class MutualRecognition(IReadOnlyList<RecognitionAgreement> agreements)
{
    readonly ILookup<(string, string, string), RecognitionAgreement> _byPair = agreements.ToLookup(a => (a.Profession, a.Home, a.Host));

    public IReadOnlyList<RecognitionAgreement> All => agreements;

    /// <summary>The agreement in force on a day, or null.</summary>
    public RecognitionAgreement? InForce(string profession, string home, string host, DateOnly onDate)
    {
        foreach (var agreement in _byPair[(profession, home, host)])
            if (new InForce(agreement.From, agreement.To).Contains(onDate)) return agreement;
        return null;
    }
}
