using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Pipeline.Access;

/// <summary>
/// What a program asks the development issuer for: a code for whomever the person chooses to be (RFC 6749, section 4.1.1), bound to a secret that only the
/// program knows (RFC 7636).
/// </summary>
/// <param name="RedirectUri">Where the code goes, to the letter; on this machine.</param>
/// <param name="State">The program's own, given back; null when there is none.</param>
/// <param name="Challenge">SHA-256 of the secret, base64url.</param>
/// <param name="Nonce">Comes back within the identity token; null when there is none.</param>
public sealed partial record CodeRequest(string ClientId, string RedirectUri, string? State, string Challenge, string? Nonce)
{
    const int MostCharacters = 2_000;

    /// <summary>The origin of the program.</summary>
    public string RedirectOrigin => new Uri(RedirectUri).GetLeftPart(UriPartial.Authority);

    /// <param name="parameters">Values of a parameter by its name, as they were sent.</param>
    /// <param name="refusal">Why there is no code.</param>
    public static bool TryRead(
        Func<string, IReadOnlyList<string?>> parameters, [NotNullWhen(true)] out CodeRequest? request, [NotNullWhen(false)] out CodeRefusal? refusal)
    {
        (request, refusal) = (null, null);
        // Until it is known who asks and that the answer stays on this machine, nothing is sent anywhere.
        if (One("client_id") is not { } client || !ClientName().IsMatch(client))
            refusal = new("invalid_request", "client_id is missing or is no name of 1 to 64 letters, digits and . _ -", null);
        else if (One("redirect_uri") is not { } redirect || !IsOfThisMachine(redirect))
            refusal = new("invalid_request", "redirect_uri is missing or is no address of this machine without a fragment, such as http://localhost:7071/dashboard/", null);
        else if (Fault() is { } fault) refusal = new(fault.Error, fault.Description, Answer.To(redirect, One("state"), ("error", fault.Error), ("error_description", fault.Description)));
        else request = new(client, redirect, One("state"), One("code_challenge")!, One("nonce"));
        return request is not null;

        string? One(string name) => parameters(name) is [{ Length: > 0 and <= MostCharacters } value] ? value : null;

        (string Error, string Description)? Fault() => ((string[])["response_type", "scope", "state", "nonce", "code_challenge", "code_challenge_method", "response_mode", "prompt"])
            .FirstOrDefault(name => parameters(name).Count > 1 || parameters(name) is [{ Length: > MostCharacters }]) is { } twice ? ("invalid_request", $"{twice} is there more than once or too long")
            : One("response_type") != "code" ? ("unsupported_response_type", "response_type must be code")
            : One("response_mode") is not (null or "query") ? ("invalid_request", "response_mode must be query")
            : One("scope")?.Split(' ').Contains("openid") != true ? ("invalid_scope", "scope must hold openid")
            : One("code_challenge_method") != "S256" ? ("invalid_request", "code_challenge_method must be S256")
            : One("code_challenge") is not { } challenge || !Hash().IsMatch(challenge) ? ("invalid_request", "code_challenge must be a SHA-256 in base64url, 43 characters")
            : One("prompt") == "none" ? ("login_required", "somebody has to choose who to be")
            : null;
    }

    /// <summary>The address that tells the program the code.</summary>
    public string AnswerWith(string code) => Answer.To(RedirectUri, State, ("code", code));

    static bool IsOfThisMachine(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", IsLoopback: true, Fragment: "", UserInfo: "" } && !address.Contains('#', StringComparison.Ordinal);

    [GeneratedRegex(@"^[\w.-]{1,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex ClientName();

    [GeneratedRegex(@"^[\w-]{43}\z", RegexOptions.ECMAScript)]
    private static partial Regex Hash();

    static class Answer
    {
        public static string To(string redirect, string? state, params ReadOnlySpan<(string Name, string Value)> parameters)
        {
            var address = redirect;
            foreach (var (name, value) in parameters) Add(name, value);
            if (state is not null) Add("state", state);
            return address;

            void Add(string name, string value) => address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        }
    }
}

/// <summary>Why there is no code.</summary>
/// <param name="Error">As RFC 6749 names it.</param>
/// <param name="Back">The address that tells the program; null when only the person may be told.</param>
public sealed record CodeRefusal(string Error, string Description, string? Back);
