using Pipeline.Protocols;

namespace Pipeline.Custody;

/// <summary>
/// The country that the data are stored in, and the certificate that allows another than Rwanda (Law 058/2021, article 50). It is stated, not found out:
/// whoever runs the pipeline answers for it.
/// </summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Certificate">Number of the supervisory authority's certificate for storage outside, or null.</param>
/// <param name="CertificateExpires">The last day on which it holds.</param>
public sealed record StorageLocation(string Country, string? Certificate, DateOnly? CertificateExpires)
{
    public const string Home = "RWA";

    /// <summary>Whether data may be stored there on a day of Rwanda.</summary>
    public bool IsAllowed(DateOnly today) => Country == Home || (Certificate is { Length: > 0 } && CertificateExpires is { } last && today <= last);

    /// <summary>Ends the start where data may not be stored.</summary>
    /// <param name="country">Null outside Development is a mistake; in Development it stands for Rwanda.</param>
    /// <exception cref="InvalidOperationException">The location is not stated, not allowed, or not the one of an agreement in force.</exception>
    public static StorageLocation Check(
        string? country, string? certificate, DateOnly? expires, bool isDevelopment, DateOnly today, IEnumerable<Protocol> protocols)
    {
        if (string.IsNullOrEmpty(country))
            country = isDevelopment ? Home : throw new InvalidOperationException(
                "Set Storage__Country to the country that the storage account is in, as three letters: RWA for Rwanda. It is not guessed, because the law depends on it.");
        if (country.Length != 3 || !country.All(char.IsAsciiLetterUpper))
            throw new InvalidOperationException($"Storage__Country is '{country}'; it must be a country's code of three capitals (ISO 3166-1 alpha-3), such as RWA.");
        var location = new StorageLocation(country, certificate, expires);
        if (!location.IsAllowed(today)) throw new InvalidOperationException(
            $"Storage__Country is {country}: personal data may be stored outside Rwanda only under a certificate of the supervisory authority (Law 058/2021, article 50), and "
            + (string.IsNullOrEmpty(certificate) ? "there is none. Set Storage__NcsaCertificate and Storage__NcsaCertificateExpires"
                : expires is null ? $"it is not known until when {certificate} holds. Set Storage__NcsaCertificateExpires"
                : $"{certificate} ended on {expires:yyyy-MM-dd}. Have it renewed and set Storage__NcsaCertificateExpires")
            + ", or use storage in Rwanda.");
        string[] others = [.. protocols.Where(p => p.Agreement.StorageCountry is { } agreed && agreed != country).Select(p => $"{p} ({p.Agreement.StorageCountry})")];
        return others.Length == 0 ? location : throw new InvalidOperationException(
            $"Storage__Country is {country}, and these agreements name another country in rw.storageCountry: {string.Join(", ", others)}. Store their data there, or agree anew.");
    }
}
