namespace Pipeline.Indicators.Shortage;

/// <summary>The codes of reasons for a proposal. A number in a code counts quarters, sources or strategies.</summary>
public static class ReasonCode
{
    /// <summary>On the list, and the score is at least the lower limit.</summary>
    public const string ScoreHolds = "score_holds";

    /// <summary>On the list, and there is too little data for a score.</summary>
    public const string NoScore = "insufficient_data";

    /// <summary>On the list, and not among the occupations that are compared.</summary>
    public const string OutsideScope = "outside_scope";

    /// <summary>The score is high, but something else is lacking; the codes after this say what.</summary>
    public const string Potential = "potential";

    /// <summary>The score may not be above 0, or its error is not known.</summary>
    public const string Uncertain = "uncertain";

    /// <summary>Fewer indicators than needed vote for a shortage.</summary>
    public const string FewVotes = "few_votes";

    /// <summary>Without work permits the score is low: being on the list itself raises permits.</summary>
    public const string PermitsOnly = "permits_only";

    /// <summary>Error unknown, or most of the weight rests on data of groups above.</summary>
    public const string MostlyBorrowed = "use_with_caution";

    public static string Confirmed(int quarters) => Code("shortage_confirmed", quarters);

    public static string Unconfirmed(int quarters, int needed) => FormattableString.Invariant($"shortage_{quarters}_of_{needed}");

    public static string LowConfirmed(int quarters) => Code("below_tau_out_confirmed", quarters);

    public static string LowUnconfirmed(int quarters, int needed) => FormattableString.Invariant($"below_tau_out_{quarters}_of_{needed}");

    public static string Evidence(int sources) => Code("evidence", sources);

    public static string Strategic(int strategies) => Code("strategic", strategies);

    static string Code(string name, int number) => FormattableString.Invariant($"{name}_{number}");
}
