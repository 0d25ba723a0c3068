using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads the code and the message of the service's errors: <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>.</summary>
sealed class TableErrors : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = Parse(response);
        return error is not null;
    }

    static ResponseError? Parse(Response response)
    {
        if (response.ContentStream is null || response.Content.ToMemory().IsEmpty) return null;
        try
        {
            using var json = JsonDocument.Parse(response.Content);
            return json.RootElement.TryGetProperty("odata.error", out var error)
                ? new(error.GetProperty("code").GetString(), error.GetProperty("message").GetProperty("value").GetString())
                : null;
        }
        catch (JsonException)
        {
            // A proxy's page, say: the status tells what there is to tell.
            return null;
        }
    }
}
