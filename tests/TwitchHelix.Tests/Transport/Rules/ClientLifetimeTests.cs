using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Transport.Rules;

[Parallelizable(ParallelScope.All)]
public sealed class ClientLifetimeTests
{
    [Test]
    public void After_the_end_no_work_begins()
    {
        var lifetime = new ClientLifetime();
        lifetime.End();
        var hasBegun = false;

        Assert.That(() => lifetime.RunAsync(_ => Task.FromResult(hasBegun = true), default), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(lifetime.ThrowIfEnded, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(hasBegun, Is.False);
    }

    [Test]
    public void Work_that_runs_at_the_end_says_that_the_client_was_disposed()
    {
        var lifetime = new ClientLifetime();
        var working = lifetime.RunAsync(WaitAsync, default);

        lifetime.End();

        Assert.That(async () => await working, Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains("The client was disposed"));
    }

    [Test]
    public async Task Work_that_its_caller_cancels_names_the_callers_token()
    {
        var lifetime = new ClientLifetime();
        using var cancel = new CancellationTokenSource();
        var working = lifetime.RunAsync(WaitAsync, cancel.Token);

        await cancel.CancelAsync();
        lifetime.End();

        Assert.That(async () => await working, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
    }

    private static async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return true;
    }
}
