using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Testing;

namespace TwitchHelix.EntityFrameworkCore.Tests.Clients;

/// <summary>An application with 10,000 users. Nothing else runs meanwhile, because the memory is measured.</summary>
[NonParallelizable]
public sealed class ManyUsersTests(string kind) : DatabaseFixture(kind)
{
    private const int Users = 10_000;
    private const int Step = 1_000;

    [Test]
    public async Task Listing_takes_the_memory_of_a_page()
    {
        var store = await Database.OpenAsync();
        await FillAsync(store, user => new HelixToken($"{user}", new string('a', 30), new string('r', 50), ["user:read:follows"], $"user_{user}"));

        var (users, most, all) = (0, 0L, 0L);
        var before = Memory();
        await foreach (var _ in store.ListAsync())
            if (++users % Step == 0)
                most = Math.Max(most, Memory() - before);
        before = Memory();
        var kept = await store.ListAsync().ToListAsync();
        all = Memory() - before;

        await TestContext.Out.WriteLineAsync($"listing took {most / 1024} KB, keeping all {all / 1024} KB");
        Assert.That((users, kept.Count, kept.Select(token => token.UserId).Distinct().Count()), Is.EqualTo((Users, Users, Users)));
        Assert.That(most, Is.LessThan(all / 3));
    }

    [Test]
    public async Task All_users_are_validated_one_after_the_other()
    {
        const int few = 500;
        using var server = HelixTestServer.Start(new HelixTestServerOptions { AcceptsUnknownTokens = false });
        var store = await Database.OpenAsync(server.CreateOptions().ClientId);
        var (inside, most) = (0, 0);
        await FillAsync(store, user => server.Identity.CreateUserToken($"{user}").ToHelixToken(), few + 1);
        await using var client = HelixClient.Create(server.CreateOptions(), builder => builder
            .AddTokenStore(_ => store)
            .IdentityHttpClient.AddHttpMessageHandler(() => new Counter(
                () => most = Math.Max(most, Interlocked.Increment(ref inside)), () => Interlocked.Decrement(ref inside))));

        Assert.That(await client.Tokens.ValidateAsync(), Is.Empty);

        Assert.That((server.Identity.Requests.Validate, most), Is.EqualTo((few + 1, 1)));
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    private static Task FillAsync(EntityFrameworkCoreTokenStore store, Func<int, HelixToken> create, int users = Users) => Parallel.ForEachAsync(
        Enumerable.Range(1, users),
        new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (user, cancel) => await store.SetAsync(create(user), null, cancel));

    private sealed class Counter(Action begins, Action ends) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            begins();
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                ends();
            }
        }
    }
}
