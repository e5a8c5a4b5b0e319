using System.Collections.Concurrent;

namespace TwitchHelix.Testing.Identity;

/// <summary>The users, by ID. Who is not known gets a login made of the ID.</summary>
internal sealed class Users
{
    private readonly ConcurrentDictionary<string, HelixTestUser> users = new();
    private volatile HelixTestUser signedIn = new("40010001", "harborlight") { DisplayName = "HarborLight" };

    public Users() => Add(signedIn);

    /// <summary>Who sits in front of the browser.</summary>
    public HelixTestUser SignedIn
    {
        get => signedIn;
        set
        {
            Add(value);
            signedIn = value;
        }
    }

    public void Add(HelixTestUser user) => users[user.Id] = user;

    public HelixTestUser Get(string id) => users.TryGetValue(id, out var user) ? user : new HelixTestUser(id, $"user{id}");
}
