using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake;

/// <summary>Why a delivery falls under no protocol, as its receipt says it.</summary>
static class RefusalWords
{
    public static Finding Path(string blobName, PathMistake mistake) => Refuse("path",
        mistake switch
        {
            PathMistake.Parts => Parts(blobName.Split('/').Length),
            PathMistake.Agency => new("Part 1 is not an agency's short name, such as dgie (lower case).",
                "La partie 1 n'est pas le nom court d'une institution, par exemple dgie (en minuscules)."),
            PathMistake.Dataset => new("Part 2 is not a dataset's short name, such as work-permits (lower case).",
                "La partie 2 n'est pas le nom court d'un jeu de données, par exemple work-permits (en minuscules)."),
            _ => new("Part 3 is not a period: write 2026, 2026-S1, 2026-Q3 or 2026-10.",
                "La partie 3 n'est pas une période : écrivez 2026, 2026-S1, 2026-Q3 ou 2026-10."),
        },
        new("agency/dataset/period/file", "institution/jeu de données/période/fichier"),
        new("Upload the file again under the right path.", "Déposez de nouveau le fichier sous le bon chemin."));

    public static Finding UnknownAgency(AgencyId agency, IEnumerable<string> known) => Refuse("unknown-agency",
        new($"No agency '{agency}' takes part in data sharing.", $"Aucune institution « {agency} » ne participe au partage des données."),
        OneOf(known),
        new("Upload under your agency's short name, or ask the coordination desk to register the agency.",
            "Déposez le fichier sous le nom court de votre institution, ou demandez au bureau de coordination de l'enregistrer."));

    public static Finding UnknownDataset(AgencyId agency, DatasetId dataset, IEnumerable<string> known) => Refuse("unknown-dataset",
        new($"Agency '{agency}' has no active protocol for dataset '{dataset}'.",
            $"L'institution « {agency} » n'a pas de protocole actif pour le jeu de données « {dataset} »."),
        OneOf(known),
        new("Correct the second part of the path, or have the protocol approved first.",
            "Corrigez la deuxième partie du chemin, ou faites d'abord approuver le protocole."));

    public static Finding Expired(Protocol protocol, DateOnly end) => Refuse("agreement-expired",
        new($"The agreement {protocol} ended on {end:yyyy-MM-dd}: nothing is taken under it any more.",
            $"L'accord {protocol} a pris fin le {end:yyyy-MM-dd} : rien n'est plus reçu à ce titre."),
        new("an agreement that holds on the day of delivery", "un accord qui vaut le jour de la livraison"),
        new("Tell your steward. Once the agreement is renewed, upload the file again; it is kept.",
            "Prévenez votre responsable. Une fois l'accord renouvelé, déposez de nouveau le fichier ; il est conservé."));

    public static Finding WrongPeriod(ReferencePeriod period, Frequency frequency) => Refuse("period",
        new($"Period '{period}' is not one of the dataset's periods.", $"La période « {period} » n'est pas une de celles du jeu de données."),
        new(frequency.Describe(), frequency switch
        {
            Frequency.A => "une année, par exemple 2026",
            Frequency.S => "un semestre, par exemple 2026-S1",
            Frequency.Q => "un trimestre, par exemple 2026-Q3",
            _ => "un mois, par exemple 2026-10",
        }),
        new("Correct the third part of the path.", "Corrigez la troisième partie du chemin."));

    static Wording Parts(int count) => new(
        $"The path has {count} part(s); it must be agency/dataset/period/file, such as dgie/work-permits/2026-10/permits.csv.",
        $"Le chemin a {count} partie(s) ; il doit être institution/jeu de données/période/fichier, par exemple dgie/work-permits/2026-10/permits.csv.");

    static Wording OneOf(IEnumerable<string> names)
    {
        var listed = string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));
        return new($"one of {listed}", $"l'une des valeurs {listed}");
    }

    static Finding Refuse(string code, Wording message, Wording expected, Wording fix) =>
        new($"drop.{code}", code, Severity.Fatal, 0, null, null, null, null, null, null)
        {
            Expected = expected,
            Message = new($"{message.En} Expected: {expected.En}.", $"{message.Fr} Attendu : {expected.Fr}."),
            Fix = fix,
        };
}
