using Pipeline.LabourMarketTest;
using Pipeline.ValidationReports;

namespace Pipeline.LabourMarketTestCases;

/// <summary>The words of decision letters in one language.</summary>
/// <param name="ConditionNames">By reason code; a condition without words here stands by its code.</param>
public sealed record LetterWords(string Tag, string Title, string Refusal, string Case, string Reference, string Received, string DecidedOn, string Officer, string Result, string Reasons,
    string NoReasons, string OfficerReason, string Permit, string ValidTo, string FollowUp, string Conditions, string Due, string NoDue, string Appeal, string AppealHow, string NotConfirmed,
    string ToConfirm, string Fee, string NoFee, string OnAppeal, string AppealWaits, string AppealUpheld, string AppealDismissed, string Colon, string Rules, string Signature, IReadOnlyDictionary<Outcome, string> Outcomes, IReadOnlyDictionary<DecisionReason, string> OfficerReasons, IReadOnlyDictionary<string, string> ConditionNames)
{
    public static LetterWords In(Language language) => language == Language.French ? French : English;

    static LetterWords English { get; } = new("en", "Decision on an application for a labour market test", "Refusal of an application for a labour market test", "Case", "Your reference", "Received",
        "Decided on", "Decided by officer", "The decision", "Reasons", "Nothing was found against the application.", "The officer decided otherwise than the rules recommended, because: ", "Permit class", "Valid to",
        "Look at the permit again on", "Conditions", "to be met by", "without a date", "How to appeal",
        "You may appeal until {0} to {1}. Another officer decides on the appeal within {2} days.",
        "Some of the rules and days named here are proposals or not yet confirmed, and are marked so.", "proposed or not yet confirmed",
        "Fee for the permit", "none", "The appeal", "An appeal was lodged on {0} and waits for a decision.",
        "The appeal was upheld on {0}: this decision no longer holds, and another officer decides anew.", "The appeal was dismissed on {0}: this decision is final.", ": ", "Rules", "Signature of the officer",
        new Dictionary<Outcome, string>
        {
            [Outcome.Approve] = "The application is approved.",
            [Outcome.ApproveWithConditions] = "The application is approved, with conditions.",
            [Outcome.Exempt] = "No labour market test is needed.",
            [Outcome.Refuse] = "The application is refused.",
            [Outcome.NotProcessed] = "The application is not processed.",
            [Outcome.Inadmissible] = "The application is not admissible.",
        },
        new Dictionary<DecisionReason, string>
        {
            [DecisionReason.AsRecommended] = "as the rules recommend",
            [DecisionReason.ReferredToOfficer] = "the rules leave this case to an officer",
            [DecisionReason.EvidenceSeen] = "evidence was shown to the officer",
            [DecisionReason.FactCorrected] = "a fact of the application was corrected",
            [DecisionReason.ReferenceOutdated] = "a table or list was out of date for this case",
            [DecisionReason.PublicInterest] = "public interest",
            [DecisionReason.AppealUpheld] = "an appeal was upheld",
            [DecisionReason.PublicPolicy] = "public policy",
            [DecisionReason.PublicSecurity] = "public security",
            [DecisionReason.PublicHealth] = "public health",
            [DecisionReason.PublicService] = "the post is in the public service",
            [DecisionReason.FalseInformation] = "false information was given",
            [DecisionReason.NotScheduled] = "the occupation is not open in the schedule of commitments",
        },
        new Dictionary<string, string> { ["LICENCE_MISSING"] = "The licence of the Rwandan council is shown", ["UNDERSTUDY_MISSING"] = "Local understudies are named" });

    static LetterWords French { get; } = new("fr", "Décision sur une demande d'examen du marché du travail", "Refus d'une demande d'examen du marché du travail", "Dossier", "Votre référence", "Reçue le",
        "Décidée le", "Décidée par l'agent", "La décision", "Motifs", "Rien n'a été retenu contre la demande.", "L'agent a décidé autrement que les règles ne le recommandent, car : ", "Catégorie de permis", "Valable jusqu'au",
        "Revoir le permis le", "Conditions", "à remplir avant le", "sans date", "Comment faire recours",
        "Vous pouvez faire recours jusqu'au {0} auprès de {1}. Un autre agent décide du recours dans les {2} jours.",
        "Certaines règles et certains délais cités ici sont des propositions ou ne sont pas encore confirmés ; ils sont signalés comme tels.", "proposition ou point à confirmer",
        "Frais du permis", "aucuns", "Le recours", "Un recours a été déposé le {0} ; il attend une décision.",
        "Le recours a été admis le {0} : cette décision ne vaut plus, et un autre agent décide à nouveau.", "Le recours a été rejeté le {0} : cette décision est définitive.", " : ", "Règles", "Signature de l'agent",
        new Dictionary<Outcome, string>
        {
            [Outcome.Approve] = "La demande est acceptée.",
            [Outcome.ApproveWithConditions] = "La demande est acceptée, sous conditions.",
            [Outcome.Exempt] = "Aucun examen du marché du travail n'est nécessaire.",
            [Outcome.Refuse] = "La demande est refusée.",
            [Outcome.NotProcessed] = "La demande n'est pas traitée.",
            [Outcome.Inadmissible] = "La demande n'est pas recevable.",
        },
        new Dictionary<DecisionReason, string>
        {
            [DecisionReason.AsRecommended] = "comme les règles le recommandent",
            [DecisionReason.ReferredToOfficer] = "les règles laissent ce dossier à un agent",
            [DecisionReason.EvidenceSeen] = "des pièces ont été présentées à l'agent",
            [DecisionReason.FactCorrected] = "un fait de la demande a été corrigé",
            [DecisionReason.ReferenceOutdated] = "une table ou une liste n'était plus à jour pour ce dossier",
            [DecisionReason.PublicInterest] = "intérêt public",
            [DecisionReason.AppealUpheld] = "un recours a été admis",
            [DecisionReason.PublicPolicy] = "ordre public",
            [DecisionReason.PublicSecurity] = "sécurité publique",
            [DecisionReason.PublicHealth] = "santé publique",
            [DecisionReason.PublicService] = "le poste relève de la fonction publique",
            [DecisionReason.FalseInformation] = "de fausses informations ont été données",
            [DecisionReason.NotScheduled] = "la profession n'est pas ouverte dans la liste d'engagements",
        },
        new Dictionary<string, string> { ["LICENCE_MISSING"] = "L'autorisation de l'ordre professionnel rwandais est présentée", ["UNDERSTUDY_MISSING"] = "Des doublures locales sont désignées" });
}
