using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Access.Development;

/// <summary>Changes a code into tokens, and says what is wrong in the words of RFC 6749, section 5.2.</summary>
static class CodeExchange
{
    public static async Task<IActionResult> AnswerAsync(HttpRequest request, DevelopmentIssuer issuer, DevelopmentCodes codes, CancellationToken ct)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.Pragma = "no-cache";
        if (await FormBody.ReadAsync(request, ct) is not { } form) return Error(FormBody.Refusal.Error, FormBody.Refusal.Description);
        if (form["grant_type"] is not [{ Length: > 0 } grant]) return Error("invalid_request", "grant_type is missing or there twice");
        if (grant != "authorization_code") return Error("unsupported_grant_type", "grant_type must be authorization_code");
        foreach (var name in (string[])["code", "client_id", "redirect_uri", "code_verifier"])
            if (form[name] is not [{ Length: > 0 }]) return Error("invalid_request", $"{name} is missing or there twice");
        var client = form["client_id"].ToString();
        return codes.Redeem($"{form["code"]}", client, $"{form["redirect_uri"]}", $"{form["code_verifier"]}") is { } redeemed
            ? Answers.Json(new
            {
                access_token = issuer.Issue(redeemed.Person.Role, redeemed.Person.Agency),
                token_type = "Bearer",
                expires_in = (int)DevelopmentIssuer.Lifetime.TotalSeconds,
                scope = "openid",
                id_token = issuer.IssueIdentity(redeemed.Person, client, redeemed.Nonce),
            })
            : Error("invalid_grant", "the code is none, has ended, was used, or was given for another client_id, redirect_uri or code_challenge");
    }

    static IActionResult Error(string error, string description) => Answers.Json(new { error, error_description = description }, StatusCodes.Status400BadRequest);
}
