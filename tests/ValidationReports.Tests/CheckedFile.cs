using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.Validation;

namespace Pipeline.ValidationReports.Tests;

/// <summary>A file that was held to one of the agreed protocols: its report and all its findings.</summary>
sealed class CheckedFile : IFindings
{
    public static ProtocolCatalog Catalog { get; } = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    public static Protocol WorkPermits { get; } = Catalog.Find(AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"))!;

    readonly FindingSample _sample = new();

    public List<Finding> Findings { get; } = [];

    public RowNotes Notes { get; } = new();

    public ValidationReport Report { get; private set; } = null!;

    public byte[] Content { get; private init; } = [];

    public static Task<CheckedFile> OfPermitsAsync(string text, Protocol? protocol = null) =>
        OfAsync(Encoding.UTF8.GetBytes(text), protocol ?? WorkPermits, "2026-10");

    /// <summary>The faulty sample of a dataset.</summary>
    public static Task<CheckedFile> OfSampleAsync(string dataset, string period) => OfAsync(
        File.ReadAllBytes(Repository.PathOf(["protocols", .. dataset.Split('/'), "samples", period, "faulty.csv"])),
        Catalog.Find(AgencyId.Parse(dataset.Split('/')[0]), DatasetId.Parse(dataset.Split('/')[1]))!, period);

    public static async Task<CheckedFile> OfAsync(byte[] content, Protocol protocol, string period)
    {
        var file = new CheckedFile { Content = content };
        file.Report = await new DropValidator(protocol, Catalog, ReferencePeriod.Parse(period), TimeProvider.System)
            .ValidateAsync(new MemoryStream(content), rows: null, file, progress: null, CancellationToken.None);
        return file;
    }

    public string Page(Language language = Language.English) => Page(language, c => c);

    public string Page(Language language, Func<PageContent, PageContent> change)
    {
        var words = ReportWords.In(language);
        return ReportPage.Render(change(PageContent.OfTrial("permits.csv", Verdict.OfTrial(Report, _sample, words), words)), words);
    }

    public async ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        Findings.Add(finding);
        await _sample.AddAsync(finding, ct);
        await Notes.AddAsync(finding, ct);
    }
}
