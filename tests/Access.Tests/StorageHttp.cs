using System.Net;
using System.Text;

namespace Pipeline.Access.Tests;

/// <summary>Storage as somebody meets it who has an address and no key.</summary>
public sealed class StorageHttp(HttpClient http)
{
    public Task<HttpStatusCode> PutAsync(Uri url, string content) => SendAsync(HttpMethod.Put, url, content);

    public async Task<HttpStatusCode> SendAsync(HttpMethod method, Uri url, string content = "")
    {
        using var request = new HttpRequestMessage(method, url);
        if (method == HttpMethod.Put)
        {
            request.Content = new StringContent(content, Encoding.UTF8);
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
            request.Headers.Add("x-ms-lease-action", "acquire");
            request.Headers.Add("x-ms-lease-duration", "-1");
        }
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
