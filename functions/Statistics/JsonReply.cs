using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Functions.Statistics;

/// <summary>Short answers as JSON.</summary>
static class JsonReply
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="canonical">What was asked; with the release it fixes the answer.</param>
    public static Reply Of<T>(string canonical, T value) => Reply.Of("application/json", canonical, JsonSerializer.SerializeToUtf8Bytes(value, Options));
}
