using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.Identity;

/// <summary>The users, by ID. A user who was not added has the name that the API's answers give.</summary>
internal sealed class Users
{
    private readonly object gate = new();
    private readonly Dictionary<string, int> places = [];
    private readonly List<HelixTestUser> users = [];
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

    /// <summary>The users that were added, oldest first.</summary>
    public IReadOnlyList<HelixTestUser> All
    {
        get
        {
            lock (gate)
                return [.. users];
        }
    }

    public void Add(HelixTestUser user)
    {
        lock (gate)
            if (places.TryAdd(user.Id, users.Count))
                users.Add(user);
            else
                users[places[user.Id]] = user;
        names.Add(new Named(user.Id, user.Login, user.DisplayName));
    }

    /// <summary>Returns a user that was added. Null for another one.</summary>
    public HelixTestUser? Find(string? id)
    {
        lock (gate)
            return id is not null && places.TryGetValue(id, out var place) ? users[place] : null;
    }

    public HelixTestUser Get(string id)
    {
        if (Find(id) is { } user)
            return user;
        var named = names.ById(id);
        return new HelixTestUser(id, named.Key) { DisplayName = named.Name };
    }
}
