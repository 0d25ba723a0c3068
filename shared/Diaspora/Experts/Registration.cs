using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Diaspora;

/// <summary>An expert who registered here.</summary>
/// <param name="Handle">Random. Names the person's file in the vault and their events; it stands nowhere else, so that both lead nowhere once this row is gone.</param>
/// <param name="SecretSha256">Of the secret by which the person comes back to their registration.</param>
/// <param name="Address">The keyed hash of the e-mail address, by which a second registration is noticed.</param>
public sealed record Registration(string Key, string Handle, string SecretSha256, string Address, ExpertProfile Profile, IReadOnlyList<Consent> Consents)
{
    const int SecretBytes = 32;
    const int KeyBytes = 16;

    internal const string Prefix = "expert|";

    internal const string AddressPrefix = "address|";

    public Expert ToExpert() => new(Key, Profile, Consents);

    internal string Id => $"{Prefix}{Key}";

    internal static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The key, by which the row is found, and after a point what only the person knows.</summary>
    internal static string NewSecret(string key) => $"{key}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";

    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal bool IsOpenedBy(string secret) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(SecretSha256));
}
