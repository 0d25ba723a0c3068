namespace Pipeline.Diaspora;

/// <summary>Words of the printed pack for the codes of its rows.</summary>
static class PackWords
{
    static readonly Dictionary<string, ConsentText> Statuses = new()
    {
        ["onTrack"] = new("on track", "en bonne voie"),
        ["atRisk"] = new("at risk", "à risque"),
        ["off"] = new("off track", "en retard"),
        ["noTarget"] = new("no target", "sans cible"),
        ["notAvailable"] = new("not available", "non disponible"),
    };

    static readonly Dictionary<string, ConsentText> Reasons = new()
    {
        ["tooFew"] = new("fewer than five are behind it", "moins de cinq sont derrière ce chiffre"),
        ["fewerThanFive"] = new("fewer than five are behind it", "moins de cinq sont derrière ce chiffre"),
        ["wouldTellMore"] = new("the groups would tell too much of each other", "les groupes en diraient trop les uns des autres"),
        ["nothingToDivideBy"] = new("nothing to divide by", "rien à quoi rapporter"),
        ["nothingAccepted"] = new("no mission was accepted", "aucune mission acceptée"),
        ["noRun"] = new("nothing was matched yet", "aucun appariement encore"),
        ["noComparison"] = new("nothing to compare with", "pas de comparaison possible"),
        ["severalCurrencies"] = new("costs in several currencies", "coûts en plusieurs monnaies"),
    };

    static readonly Dictionary<string, ConsentText> Columns = new()
    {
        ["country"] = new("country", "pays"),
        ["specialty"] = new("specialty", "spécialité"),
        ["sex"] = new("sex", "sexe"),
        ["cadre"] = new("cadre", "catégorie"),
    };

    /// <summary>The status, and why there is no figure where there is none.</summary>
    public static string Status(PackRow row, bool isFrench) => In(Statuses[row.Status], isFrench) + (row.Reason is { } reason ? $": {In(Reasons[reason], isFrench)}" : "");

    public static string By(string column, bool isFrench) => In(Columns[column], isFrench);

    static string In(ConsentText words, bool isFrench) => isFrench ? words.Fr : words.En;
}
