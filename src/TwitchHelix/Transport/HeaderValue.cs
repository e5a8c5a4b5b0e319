using System.Net.Http.Headers;

namespace TwitchHelix.Transport;

/// <summary>Reads a header as it came, without parsing it into a typed value.</summary>
internal static class HeaderValue
{
    /// <summary>Gets the first value. Null if there is none.</summary>
    public static string? First(HttpResponseHeaders headers, string name)
    {
#if NET
        if (headers.NonValidated.TryGetValues(name, out var values))
#else
        if (headers.TryGetValues(name, out var values))
#endif
            foreach (var value in values)
                return value;
        return null;
    }
}
