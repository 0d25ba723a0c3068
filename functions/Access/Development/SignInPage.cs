using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Access.Development;

/// <summary>The page on which somebody chooses who to be. It runs nothing, loads nothing and sends its form to this app alone.</summary>
static class SignInPage
{
    const string Style = """
        :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
        body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem }
        p { margin: .25rem 0 .75rem } p.note { border-left: .25rem solid #b54708; padding-left: .75rem }
        .choices { display: flex; flex-wrap: wrap; gap: .5rem }
        button { font: inherit; padding: .4rem .9rem; border: 1px solid #6b7280; border-radius: .25rem; background: canvas; color: canvastext; cursor: pointer; min-width: 3rem }
        button:hover { background: highlight; color: highlighttext } button:focus-visible { outline: 3px solid #1d6fd1; outline-offset: 2px }
        """;

    static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    static readonly Dictionary<Role, string> Does = new()
    {
        [Role.AgencySubmitter] = "Delivers files for their own agency.",
        [Role.AgencyCertifier] = "Answers for what their own agency delivered.",
        [Role.CoordinationReader] = "Reads what all agencies delivered, when and how well.",
        [Role.CoordinationApprover] = "Decides for the coordination body.",
        [Role.LabourOfficer] = "Decides labour market tests.",
        [Role.DiasporaManager] = "Brings experts abroad and facilities together.",
        [Role.Statistician] = "Works on statistics before they are published.",
        [Role.Operator] = "Keeps the pipeline running.",
    };

    public static IActionResult Choice(HttpRequest request, CodeRequest asked, IEnumerable<AgencyId> agencies)
    {
        var own = agencies.ToList();
        var choices = string.Concat(Enum.GetValues<Role>().Select(role => $"""
            <section><h2>{role}</h2><p>{Does[role]}</p><div class="choices">{string.Concat(People(role, own).Select(Button))}</div></section>
            """));
        // A browser holds the answer to the form, which leads on to the program, to the same rule as the form.
        return Page(request, StatusCodes.Status200OK, $"form-action 'self' {asked.RedirectOrigin}", "Sign in", $"""
            <p class="note">This is the issuer of a development machine: it asks nobody who they are. <b>{Text(asked.ClientId)}</b> at {Text(asked.RedirectOrigin)} asks who you want to be.</p>
            <form method="post" action="authorize">{Hidden(asked)}{choices}</form>
            """);
    }

    /// <summary>For a program that cannot be answered: its mistake is shown to the person, and nothing is sent on.</summary>
    public static IActionResult Mistake(HttpRequest request, CodeRefusal refusal) => Page(
        request, StatusCodes.Status400BadRequest, "form-action 'none'", "Nobody can sign in",
        $"<p>The program that asked for this made a mistake ({refusal.Error}): {Text(refusal.Description)}.</p>");

    /// <summary>The value of a button, and whom it stands for.</summary>
    public static string NameOf(DevelopmentPerson person) => person.Agency is { } agency ? $"{person.Role} {agency}" : $"{person.Role}";

    public static IEnumerable<DevelopmentPerson> People(Role role, IEnumerable<AgencyId> agencies) => role is Role.AgencySubmitter or Role.AgencyCertifier
        ? agencies.Select(agency => new DevelopmentPerson(role, agency))
        : [new(role, null)];

    static string Button(DevelopmentPerson person)
    {
        var (name, shown) = (NameOf(person), person.Agency is { } agency ? $"{agency}" : $"Sign in as {person.Role}");
        // What is heard holds what is seen.
        return $"""<button name="person" value="{name}"{(person.Agency is null ? "" : $" aria-label=\"{name}\"")}>{shown}</button>""";
    }

    static string Hidden(CodeRequest asked) => string.Concat(new (string Name, string? Value)[]
    {
        ("client_id", asked.ClientId), ("redirect_uri", asked.RedirectUri), ("response_type", "code"), ("scope", "openid"), ("state", asked.State), ("nonce", asked.Nonce),
        ("code_challenge", asked.Challenge), ("code_challenge_method", "S256"),
    }.Where(field => field.Value is not null).Select(field => $"""<input type="hidden" name="{field.Name}" value="{Text(field.Value!)}">"""));

    static string Text(string text) => WebUtility.HtmlEncode(text);

    static ContentResult Page(HttpRequest request, int status, string formAction, string title, string body)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; {formAction}; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return Answers.Text($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{Style}</style></head>
            <body><main><h1>{title}</h1>
            {body}
            </main></body></html>
            """, "text/html", status);
    }
}
