using System.Net;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.ValidationReports;

namespace Pipeline.Intake.Tests;

/// <summary>A kept receipt is said in French where its sentences follow from its report, and told as it was kept otherwise.</summary>
public sealed class ReceiptInFrenchTests(Storage storage) : IClassFixture<Storage>
{
    [Fact]
    public async Task The_sentences_are_French_and_nothing_else_changes()
    {
        var accepted = await TakeAsync("dgie/work-permits/2018-01/a.csv", Permits.File(1, 30));
        var broken = await TakeAsync("dgie/work-permits/2018-02/b.csv", Permits.File(1, 30).Replace(",KEN,", ",XXX,", StringComparison.Ordinal));

        Assert.Matches("^(Acceptation complète : 30|30 sur 30) ", Said(accepted).Summary);
        Assert.StartsWith("30 sur 30 lignes de données ont des erreurs", Said(broken).Summary, StringComparison.Ordinal);
        Assert.Equal("Quarantined", broken.Outcome);
    }

    [Fact]
    public async Task A_second_delivery_of_the_same_content_says_so_in_French()
    {
        var first = await TakeAsync("dgie/work-permits/2018-03/c.csv", Permits.File(50, 20));
        var again = await TakeAsync("dgie/work-permits/2018-03/d.csv", Permits.File(50, 20));

        Assert.Equal($"Le même fichier a déjà été livré, sous {first.SubmissionId} ; rien de nouveau n'a été conservé. {Said(first).Summary}", Said(again).Summary);
    }

    [Fact]
    public async Task A_sentence_that_does_not_follow_from_the_report_stays_as_it_was_kept()
    {
        var accepted = await TakeAsync("dgie/work-permits/2018-04/e.csv", Permits.File(90, 20));

        Assert.Null(ReceiptInFrench.Of(accepted with { Summary = "The delivery was replaced." }));
        Assert.Null(ReceiptInFrench.Of(accepted with { Next = "Ask the operator." }));
        Assert.Null(ReceiptInFrench.Of(accepted with { Report = null }));
    }

    [Fact]
    public async Task The_page_is_written_in_French_too_and_does_not_outlive_its_receipt()
    {
        var receipts = storage.On().Receipts;
        var broken = await TakeAsync("dgie/work-permits/2018-05/f.csv", Permits.File(120, 30).Replace(",KEN,", ",XXX,", StringComparison.Ordinal));
        var id = SubmissionId.Parse(broken.SubmissionId);

        var (page, language) = (await receipts.FindPageAsync(id, Language.French, default))!.Value;
        Assert.Equal(Language.French, language);
        var read = WebUtility.HtmlDecode($"{page}");
        Assert.Contains("<html lang=\"fr\">", read, StringComparison.Ordinal);
        Assert.Contains($"<h1>Reçu {id}</h1>", read, StringComparison.Ordinal);
        Assert.Contains(Said(broken).Next, read, StringComparison.Ordinal);
        Assert.Contains($"<h1>Receipt {id}</h1>", $"{(await receipts.FindPageAsync(id, Language.English, default))!.Value.Page}", StringComparison.Ordinal);

        await receipts.WriteAsync(id, broken with { Report = null, Summary = "It was read again, and failed." }, errorsCsv: null, default);
        (page, language) = (await receipts.FindPageAsync(id, Language.French, default))!.Value;
        Assert.Equal(Language.English, language);
        Assert.Contains("It was read again, and failed.", $"{page}", StringComparison.Ordinal);
    }

    /// <summary>In French, after what is kept was read back.</summary>
    static Receipt Said(Receipt receipt)
    {
        var french = ReceiptInFrench.Of(Receipt.FromJson(receipt.ToJson()));
        Assert.NotNull(french);
        Assert.NotEqual((receipt.Summary, receipt.Next), (french.Summary, french.Next));
        Assert.Equal(receipt.ToJson().ToString(), (french with { Summary = receipt.Summary, Next = receipt.Next }).ToJson().ToString());
        return french;
    }

    async Task<Receipt> TakeAsync(string path, string content) => (await storage.Intake().TakeAsync(await storage.UploadAsync(path, content), default))!;
}
