namespace Pipeline.Reference;

/// <summary>The blob containers of the pipeline.</summary>
public static class Containers
{
    /// <summary>The inbox: agencies write <see cref="DropPath"/> blobs here.</summary>
    public const string Drops = "drops";

    /// <summary><c>{agency}/{submissionId}/receipt.json, errors.csv, report.html, report.fr.html</c>.</summary>
    public const string Receipts = "receipts";

    /// <summary>Accepted rows, typed and pseudonymised, as Hive-partitioned Parquet.</summary>
    public const string Lake = "lake";

    /// <summary>The sensitive columns of the lake's files, under the same names and sealed.</summary>
    public const string Sensitive = "sensitive";

    /// <summary><c>{agency}/{submissionId}/{file}</c>: files that wait to be mended.</summary>
    public const string Quarantine = "quarantine";

    /// <summary><c>{agency}/{submissionId}/{file}</c>: accepted files as they came, for replay.</summary>
    public const string Archive = "archive";

    /// <summary><c>{agency}/{dataset}/{period}/{id}.json</c> and <c>.html</c>: what was destroyed, when and why.</summary>
    public const string Certificates = "certificates";

    /// <summary><c>run={id}/*.parquet</c> and <c>current.json</c>, which names the run to read.</summary>
    public const string Indicators = "indicators";

    /// <summary>
    /// What the nightly run keeps from one night to the next: <c>partials/</c> of files, row by row, <c>stocks/</c> and <c>quarters/</c>. Who reads indicators has no business here.
    /// </summary>
    public const string IndicatorWork = "indicator-work";

    /// <summary><c>release={id}/*</c>, protected figures that anybody may read, and <c>current.json</c>, which names the release to read.</summary>
    public const string Statistics = "statistics";

    /// <summary>
    /// What was counted before it was protected, beside what was published of it: <c>base={population}/…</c>. The code that serves statistics has no business here.
    /// </summary>
    public const string StatisticsWork = "statistics-work";

    /// <summary>Versions of the Occupations in Demand List and what its reviews are about: <c>versions/{day}-{hash}.json</c>, <c>rounds/{quarter}-{hash}.json</c>.</summary>
    public const string OccupationsInDemand = "occupations-in-demand";

    /// <summary><c>cases/{id}/*.json</c>: applications for labour market tests and their decision records; <c>inputs/{hash}.json</c>: all that these rest on.</summary>
    public const string LabourMarketTests = "labour-market-tests";
    /// <summary>How diaspora experts are reached, sealed: one file each, under a random handle.</summary>
    public const string DiasporaContacts = "diaspora-contacts";

    /// <summary><c>runs/{id}.json</c>: what matching found, never changed.</summary>
    public const string DiasporaMatching = "diaspora-matching";

    /// <summary>Texts of proposed and agreed protocols, <c>{agency}/{dataset}/{version}-{hash}.yaml</c>.</summary>
    public const string Agreements = "agreements";

    /// <summary>
    /// <c>persons.json</c>, who is restricted, and <c>{lake file}/{request}/{from}.parquet</c>, their rows. Readers of the lake have no business here.
    /// </summary>
    public const string Restricted = "restricted";

    /// <summary><c>{request}.json</c>: how far the work on a person's request is. Gone when it is over.</summary>
    public const string SubjectWork = "subject-work";

    /// <summary><c>{agency}/{request}/{file}</c>: a person's data, for the officer who hands it over. Gone after some days.</summary>
    public const string SubjectExports = "subject-exports";

    /// <summary><c>{day}.json</c>: how far every audit trail went, night by night. Immutable: names are added and nothing else.</summary>
    public const string Audit = "audit";

    /// <summary><c>{agency}/{request}.json</c>: what was done for a person's request. Holds nothing of the person.</summary>
    public const string SubjectCertificates = "subject-certificates";
}
