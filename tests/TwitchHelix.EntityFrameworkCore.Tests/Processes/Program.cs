using Microsoft.AspNetCore.DataProtection;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Tests.Processes;

/// <summary>The entry point of this assembly for tests that need another process: it holds a lock until it is killed.</summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        var store = new EntityFrameworkCoreTokenStore(
            TestDatabase.ClientId, options => TestDatabase.Configure(options, arguments[0], arguments[1]), new EphemeralDataProtectionProvider());
        await using (await store.LockAsync(TokenWriter.UserId))
        {
            Console.WriteLine("locked");
            await Console.In.ReadLineAsync();
        }
    }
}
