using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Ledger;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTestCases;

/// <summary>The newest delivery of the employer register, or why there is none to ask.</summary>
/// <param name="Absent">A code; null when the register can be asked.</param>
public sealed record OpenRegister(string Version, string Period, Pseudonymiser? Key, IReadOnlyDictionary<string, RegisteredEmployer> Employers, string? Absent)
{
    const string Domain = "employer";

    internal static OpenRegister Without(string absent) => new("", "", null, new Dictionary<string, RegisteredEmployer>(), absent);

    /// <param name="number">Taxpayer number. The register holds pseudonyms only: the number is compared under the delivery's key.</param>
    public (RegisteredEmployer? Employer, string? Absent) Find(string number) =>
        Key is null ? (null, Absent) : (Employers.GetValueOrDefault(Key.Pseudonym(Domain, Encoding.UTF8.GetBytes(number))) ?? new(Version, Period, false), null);
}

/// <summary>
/// Reads the employer register from the lake, as far as its agreement lets it be read for labour market tests. The last delivery that was read is held in
/// memory, for as long as it is the current one and its file is unchanged.
/// </summary>
public sealed class EmployerRegister(BlobServiceClient blobs, CurrentDrops current, CatalogInForce catalog, PseudonymKeys keys)
{
    public const string None = "NO_EMPLOYER_REGISTER", Withheld = "EMPLOYER_REGISTER_WITHHELD", NoKey = "EMPLOYER_REGISTER_WITHOUT_KEY";

    const string Dataset = "employers";

    readonly BlobContainerClient _lake = blobs.GetBlobContainerClient(Containers.Lake);

    volatile Held? _held;

    sealed record Held(string Blob, ETag ETag, OpenRegister Register);

    public async Task<OpenRegister> OpenAsync(CancellationToken ct)
    {
        if ((await current.ListAsync(ct)).Where(p => $"{p.Dataset}" == Dataset).MaxBy(p => $"{p.Period}", StringComparer.Ordinal) is not { } newest) return OpenRegister.Without(None);
        if (DataUse.WhyNot(catalog.Now.AgreementFor(newest.Agency, newest.Dataset), $"{newest.Agency}/{newest.Dataset}", DataUse.LabourMarketTest) is not null) return OpenRegister.Without(Withheld);
        var blob = _lake.GetBlobClient(newest.BlobName);
        try
        {
            var etag = (await blob.GetPropertiesAsync(cancellationToken: ct)).Value.ETag;
            if (_held is { } held && held.Blob == newest.BlobName && held.ETag == etag) return held.Register;
            await using var file = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Conditions = new() { IfMatch = etag } }, ct);
            var register = await ReadAsync(newest, file, ct);
            _held = new(newest.BlobName, etag, register);
            return register;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // It was destroyed or superseded meanwhile.
            return OpenRegister.Without(None);
        }
    }

    async Task<OpenRegister> ReadAsync(LakePartition partition, Stream file, CancellationToken ct)
    {
        await using var reader = await LakeReader.OpenAsync(file, ct);
        if (keys.Find(reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey)) is not { } key) return OpenRegister.Without(NoKey);
        var (version, period) = ($"{partition.Agency}/{partition.Dataset}/{partition.Period}@{partition.ContentSha256}", $"{partition.Period}");
        var employers = new Dictionary<string, RegisteredEmployer>((int)partition.Rows, StringComparer.Ordinal);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            Task<string?[]> TextAsync(string column) => reader.ReadTextAsync(group, column, ct);
            var (ids, states, industries, sectors) = (await TextAsync("employer_id"), await TextAsync("status"), await TextAsync("isic4_section"), await TextAsync("sector"));
            var (employees, declared) = (await reader.ReadAsync<long>(group, "employees", ct), await reader.ReadAsync<DateOnly>(group, "declared_on", ct));
            for (var row = 0; row < ids.Length; row++)
                employers[ids[row]!] = new(version, period, true, string.Intern(states[row]!), (int?)employees[row], string.Intern(industries[row]!), string.Intern(sectors[row]!), declared[row]);
        }
        return new(version, period, key, employers, null);
    }
}
