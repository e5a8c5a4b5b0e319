namespace TwitchHelix.Authentication.Identity;

/// <summary>Builds the body of a request that names the application.</summary>
internal static class IdentityForm
{
    /// <summary>The client ID, the secret if the application has one (a public client has none), and the fields.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HelixOptions options, params (string Name, string Value)[] fields)
    {
        List<KeyValuePair<string, string>> form = [new("client_id", options.ClientId)];
        if (options.ClientSecret is { Length: > 0 } secret)
            form.Add(new("client_secret", secret));
        form.AddRange(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return form;
    }
}
