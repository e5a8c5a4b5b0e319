using System.Collections.Concurrent;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>People who load one page after the other, each from any instance that is up.</summary>
internal sealed class ClusterLoad(IReadOnlyList<ClusterUser> users, IReadOnlyList<ClusterBoard> boards, int seed, TimeSpan longestPause)
{
    private static readonly string[] Pages = ["/", "/", "/", "/status"];

    private readonly ConcurrentQueue<ClusterAnswer> answers = new();

    public IReadOnlyCollection<ClusterAnswer> Answers => answers;

    /// <summary>Goes on until it is canceled, and then waits for the last answers.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(users.Select((user, index) => UseAsync(user, new Random(seed + index), stop)));

    private async Task UseAsync(ClusterUser user, Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(longestPause * random.NextDouble(), CancellationToken.None);
            var up = boards.Where(board => board.Address is not null).DefaultIfEmpty(boards[0]).ToArray();
            answers.Enqueue(await user.LoadAsync(up[random.Next(up.Length)], Pages[random.Next(Pages.Length)]));
        }
    }
}
