using System.Collections.Concurrent;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>The registered applications. As long as there is none, any client ID and secret are valid.</summary>
internal sealed class Applications
{
    private readonly ConcurrentDictionary<string, HelixTestApplication> applications = new();

    public void Add(HelixTestApplication application) => applications[application.ClientId] = application;

    public bool IsKnown(string clientId) => applications.IsEmpty || applications.ContainsKey(clientId);

    public bool IsRegistered(string clientId, string redirectUri) =>
        !applications.TryGetValue(clientId, out var application) || application.RedirectUris.Count == 0 || application.RedirectUris.Contains(redirectUri);

    /// <summary>Whether the client has no secret. A client that is not registered is public if it sends no secret.</summary>
    public bool IsPublic(string clientId, string? secret) =>
        applications.TryGetValue(clientId, out var application) ? application.ClientSecret is null : secret is null;

    /// <summary>Returns the error to answer with, or null if the client of the request is valid.</summary>
    public Answer? Refuse(string? clientId, string? secret, bool needsSecret)
    {
        if (clientId is null)
            return Answer.IdentityError(400, "missing client id");
        if (!IsKnown(clientId))
            return Answer.IdentityError(400, "invalid client");
        var application = applications.GetValueOrDefault(clientId);
        if (secret is null)
            return needsSecret || application?.ClientSecret is not null ? Answer.IdentityError(400, "missing client secret") : null;
        return application is null || secret == application.ClientSecret ? null : Answer.IdentityError(403, "invalid client secret");
    }
}
