using System.Collections.Concurrent;
using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.Identity;

/// <summary>The users, by ID. A user who was not added has the name that the API's answers give.</summary>
internal sealed class Users
{
    private readonly ConcurrentDictionary<string, HelixTestUser> users = new();
    private readonly NameBook names;
    private volatile HelixTestUser signedIn = new("40010001", "harborlight") { DisplayName = "HarborLight" };
    private volatile bool deniesConsent;

    public Users(NameBook names)
    {
        this.names = names;
        Add(signedIn);
    }

    /// <summary>The user in front of the browser.</summary>
    public HelixTestUser SignedIn
    {
        get => signedIn;
        set
        {
            Add(value);
            signedIn = value;
        }
    }

    /// <summary>Whether the signed-in user refuses consent.</summary>
    public bool DeniesConsent { get => deniesConsent; set => deniesConsent = value; }

    public void Add(HelixTestUser user)
    {
        users[user.Id] = user;
        names.Add(new Named(user.Id, user.Login, user.DisplayName));
    }

    public HelixTestUser Get(string id)
    {
        if (users.TryGetValue(id, out var user))
            return user;
        var named = names.ById(id);
        return new HelixTestUser(id, named.Key) { DisplayName = named.Name };
    }
}
