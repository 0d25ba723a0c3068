namespace Pipeline.Access;

/// <summary>Whose tokens are taken: those of a configured authority or, in Development only, those of an issuer within this program.</summary>
/// <param name="Authority">Null when the issuer is within, or when there is none.</param>
/// <param name="IsDevelopment">Whether this is the Development environment.</param>
/// <param name="DevelopmentIssuer">Whether the issuer within is asked for.</param>
public sealed record AccessSettings(Uri? Authority, IReadOnlyList<string> Audiences, bool IsDevelopment, bool DevelopmentIssuer)
{
    /// <param name="authority"><c>Access__Authority</c>: the issuer's address, under which <c>.well-known/openid-configuration</c> lies.</param>
    /// <param name="audience"><c>Access__Audience</c>: whom tokens must be for, several with commas between.</param>
    /// <param name="developmentIssuer"><c>Access__DevelopmentIssuer</c>: true or false.</param>
    /// <exception cref="InvalidOperationException">They cannot be used, or are not enough outside Development; the message says which and why.</exception>
    public static AccessSettings Read(string? authority, string? audience, string? developmentIssuer, bool isDevelopment)
    {
        if (!bool.TryParse(string.IsNullOrEmpty(developmentIssuer) ? "false" : developmentIssuer, out var within))
            throw new InvalidOperationException("Access__DevelopmentIssuer is neither true nor false.");
        string[] audiences = [.. (audience ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (within && !isDevelopment)
            throw new InvalidOperationException(
                "Access__DevelopmentIssuer is true, and this is not the Development environment: anybody could make themselves a token. Take the setting away.");
        if (within && !string.IsNullOrEmpty(authority))
            throw new InvalidOperationException("Both Access__DevelopmentIssuer and Access__Authority are set: tokens come from one place. Take one away.");
        if (!within && !isDevelopment && (string.IsNullOrEmpty(authority) || audiences.Length == 0))
            throw new InvalidOperationException(
                "Set Access__Authority to the address of the issuer of tokens and Access__Audience to whom they are for; without them no caller can be known.");
        if (string.IsNullOrEmpty(authority)) return new(null, audiences, isDevelopment, within);
        if (audiences.Length == 0)
            throw new InvalidOperationException("Access__Authority is set and Access__Audience is not: a token made out for any other program would be taken.");
        return new(AddressOf(authority, isDevelopment), audiences, isDevelopment, within);
    }

    static Uri AddressOf(string authority, bool isDevelopment) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && isDevelopment && address.IsLoopback))
            ? address
            : throw new InvalidOperationException("Access__Authority is no address that starts with https://.");
}
