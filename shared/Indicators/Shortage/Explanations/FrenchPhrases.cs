using System.Globalization;

namespace Pipeline.Indicators.Shortage;

public sealed partial record Phrases
{
    public static Phrases French { get; } = new()
    {
        // A no-break space between groups of three digits.
        Numbers = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u00A0" },
        Values = new Dictionary<Indicator, string>
        {
            [Indicator.Wage] = "Le salaire horaire réel médian a varié de {0} % par an, contre {1} % dans l’ensemble de l’économie.",
            [Indicator.Emp] = "L’emploi a varié de {0} % par an (de la moyenne du début et de la fin), contre {1} % dans l’ensemble de l’économie.",
            [Indicator.Hrs] = "La durée hebdomadaire moyenne du travail a varié de {0} % par an, contre {1} % dans l’ensemble de l’économie.",
            [Indicator.Unemp] = "Le taux de chômage selon la dernière profession est de {0} %, contre {1} % dans l’ensemble de l’économie.",
            [Indicator.Underq] = "La part des travailleurs sous-qualifiés a varié de {0} points par an, contre {1} dans l’ensemble de l’économie.",
            [Indicator.Vac] = "{0} % des postes sont vacants, contre {1} % dans l’ensemble de l’économie.",
            [Indicator.VacGrowth] = "Les postes vacants ont varié de {0} % en un an, contre {1} % dans l’ensemble de l’économie.",
            [Indicator.Permit] = "On compte {0} permis de travail valides pour 100 personnes en emploi, contre {1} dans l’ensemble de l’économie.",
            [Indicator.Grad] = "On compte {0} diplômés par an pour 100 personnes en emploi, contre {1} dans l’ensemble de l’économie.",
            [Indicator.Diaspora] = "On compte {0} nationaux à l’étranger dans la profession pour 100 personnes en emploi, contre {1} dans l’ensemble de l’économie.",
        },
        Names = new Dictionary<Indicator, string>
        {
            [Indicator.Wage] = "le salaire",
            [Indicator.Emp] = "l’emploi",
            [Indicator.Hrs] = "la durée du travail",
            [Indicator.Unemp] = "le chômage",
            [Indicator.Underq] = "la sous-qualification",
            [Indicator.Vac] = "les postes vacants",
            [Indicator.VacGrowth] = "la hausse des postes vacants",
            [Indicator.Permit] = "les permis de travail",
            [Indicator.Grad] = "les diplômés",
            [Indicator.Diaspora] = "les nationaux à l’étranger",
        },
        Classes = new Dictionary<ShortageClass, string>
        {
            [ShortageClass.Shortage] = "pénurie",
            [ShortageClass.Potential] = "pénurie possible, non confirmée",
            [ShortageClass.Balanced] = "ni pénurie ni excédent",
            [ShortageClass.Surplus] = "excédent",
            [ShortageClass.Insufficient] = "données insuffisantes",
        },
        Reasons = new Dictionary<MissingReason, string>
        {
            [MissingReason.None] = "il n’y en a pas",
            [MissingReason.NoData] = "aucune donnée acceptée pour la période",
            [MissingReason.VariableNotCollected] = "la question n’a pas été posée à chaque passage de l’enquête à comparer",
            [MissingReason.NoReference] = "une table nécessaire, comme les prix à la consommation, n’a pas été fournie",
            [MissingReason.NoneObserved] = "personne de cette profession ne figure dans les données",
            [MissingReason.ZeroBase] = "il n’y avait rien au départ, une variation ne peut être calculée",
            [MissingReason.TooFew] = "trop peu d’observations, et les groupes supérieurs n’aident pas",
            [MissingReason.NoVariance] = "son erreur d’échantillonnage ne peut être calculée",
            [MissingReason.LowCoverage] = "trop peu d’indicateurs sont disponibles",
        },
        Verdict = "{0} ({1}) : rang {2} sur {3}, {4}. Le score est de {5} : c’est la moyenne pondérée du nombre d’écarts-types dont chaque indicateur dépasse la profession médiane ; une pénurie commence à {6}.",
        NoVerdict = "{0} ({1}) : pas de verdict, données insuffisantes. {2} indicateurs sont disponibles avec {4} % du poids ; il en faut {3} avec {5} %, et des données propres à la profession.",
        Votes = "{0} indicateurs sur {1} indiquent à eux seuls une pénurie (z d’au moins {2}).",
        Adds = "Cela ajoute {0} au score (z {1}, {2} % du poids).",
        TakesOff = "Cela retire {0} au score (z {1}, {2} % du poids).",
        Neutral = "Cela ne change pas le score (z {1}, {2} % du poids).",
        Hidden = "L’effectif sur lequel repose l’indicateur ({0}) est trop faible pour être publié.",
        OfGroup = "Le chiffre est celui du groupe {0}, car on sait trop peu de la profession elle-même.",
        LikeGroup = "Le chiffre est celui du groupe {0}, car l’échantillon n’en distingue pas la profession.",
        OfEconomy = "Le chiffre est celui de l’ensemble de l’économie : les groupes supérieurs ne s’en écartent pas au-delà de l’erreur d’échantillonnage.",
        PartlyOwn = "{0} % du chiffre est propre à la profession, le reste est emprunté au groupe {1} en raison de l’erreur d’échantillonnage.",
        Flat = "Les professions ne diffèrent pas à cet égard.",
        NoFigure = "Pas de chiffre pour {0} : {1}.",
        Certainty = "L’erreur type du score est de {0} ; l’intervalle à 95 % va de {1} à {2}. Dans {3} % des échantillons répétés, le score dépasse 0.",
        RankSet = "Compte tenu des erreurs d’échantillonnage de toutes les professions ensemble, le rang est {0} sur {1}.",
        NoCertainty = "On ne peut dire à quel point le score est certain : il n’y a pas d’échantillons répétés de ce qui le compose.",
        TooUncertain = "On ne parle pas de pénurie, car le score devrait dépasser 0 dans {0} % des échantillons répétés.",
        TooFewVotes = "On ne parle pas de pénurie, car {0} % des indicateurs devraient l’indiquer à eux seuls.",
        ByPermits = "On ne parle pas de pénurie, car elle repose sur les permis de travail : sans eux le score est de {0}, et il faut {1}.",
        WithoutPermits = "Sans les permis de travail, que l’inscription sur la liste rend elle-même plus faciles à obtenir, le score est de {0}.",
        Scenarios = new Dictionary<string, string>
        {
            [Scenario.EqualWeights] = "Avec des poids égaux",
            [Scenario.ClassicalZ] = "Avec la moyenne et l’écart-type au lieu de la médiane et de l’écart médian",
            [Scenario.Ranks] = "Avec des rangs au lieu de valeurs",
            [Scenario.DrawnWeights] = "Avec des poids tirés au hasard autour de ceux retenus, en moyenne",
        },
        Drops = "Sans {0}",
        OtherYears = "Avec des variations sur {0} ans",
        WouldChange = "{0}, le score est de {1} : {2}.",
        NothingChanges = "Aucun des {0} autres choix de poids, d’indicateurs, d’échelle et d’années ne fait franchir un seuil au score ; le rang y est {1}.",
        DrawnWeights = "Dans {0} % de {1} jeux de poids tirés autour de ceux retenus, la profession est parmi les {2} premières.",
    };
}
