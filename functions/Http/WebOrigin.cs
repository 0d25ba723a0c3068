namespace Pipeline.Functions.Http;

/// <summary>Origins (RFC 6454) as settings name them: written as browsers write them, so that they can be compared letter by letter.</summary>
static class WebOrigin
{
    /// <param name="setting">Its name, for messages.</param>
    /// <exception cref="InvalidOperationException">The text is no origin, or one without encryption that is not of this machine in Development.</exception>
    public static string Read(string setting, string text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && isDevelopment && address.IsLoopback))
        && Of(address) == text
            ? text
            : throw new InvalidOperationException(
                $"{setting} holds '{text}', which is no origin that can be taken. Write https:// and the name in small letters, with a port where it is not 443 and nothing after it.");

    public static string Of(Uri address) => $"{address.Scheme}://{address.Authority}";
}
