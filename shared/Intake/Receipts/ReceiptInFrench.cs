using Pipeline.ValidationReports;

namespace Pipeline.Intake.Receipts;

/// <summary>
/// A receipt is kept in English, and its findings in both languages. Its two sentences for the clerk follow from the report: who reads French gets them made
/// anew, where those kept are the ones that follow from it. Other sentences, such as those about a delivery without a report, stay as they were kept.
/// </summary>
public static class ReceiptInFrench
{
    /// <returns>Null where there is no French for it.</returns>
    public static Receipt? Of(Receipt receipt)
    {
        if (receipt.Report is not { } report) return null;
        var (kept, said) = (In(Language.English), In(Language.French));
        return Before(receipt, kept.Summary) is { } before && receipt.Next == kept.Next ? receipt with { Summary = before + said.Summary, Next = said.Next } : null;

        Decision In(Language language) => Decision.For(report, receipt.Findings, ReportWords.In(language));
    }

    /// <summary>What stands before the report's sentence, in French; null where the sentence is another.</summary>
    static string? Before(Receipt receipt, string summary) =>
        receipt.Summary == summary ? ""
        : receipt.DuplicateOf is { } original && receipt.Summary == ReceiptStore.AnsweredBefore(original) + summary
            ? $"Le même fichier a déjà été livré, sous {original} ; rien de nouveau n'a été conservé. "
        : null;
}
