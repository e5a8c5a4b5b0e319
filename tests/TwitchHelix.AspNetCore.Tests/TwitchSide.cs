using System.Net;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>Twitch: an API that has subscriptions, and a client that sends messages to the application.</summary>
internal sealed class TwitchSide : IDisposable
{
    private readonly object gate = new();
    private readonly List<TwitchSubscription> subscriptions = [];
    private readonly List<TwitchSubscription> listedStill = [];
    private readonly List<string> created = [];
    private readonly List<string> deleted = [];
    private readonly List<Task> verifications = [];
    private readonly HttpClient http = new();

    public TwitchSide()
    {
        Server.Answer(HelixOperations.EventSub.CreateEventSubSubscription, Create);
        Server.Answer(HelixOperations.EventSub.GetEventSubSubscriptions, List);
        Server.Answer(HelixOperations.EventSub.DeleteEventSubSubscription, Delete);
    }

    public HelixTestServer Server { get; } = HelixTestServer.Start();

    /// <summary>The address of the application, behind the callback. Null until it has started.</summary>
    public Uri? App { get; set; }

    /// <summary>The clock, which is the application's.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whether new subscriptions are verified at once.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>Whether subscriptions are listed as they were when they are deleted.</summary>
    public bool ListsDeleted { get; set; }

    /// <summary>Whether a subscription is listed.</summary>
    public Func<TwitchSubscription, bool> Lists { get; set; } = _ => true;

    /// <summary>The failure of the next calls that create a subscription or list them.</summary>
    public Func<HelixTestRequest, HelixApiException?> Failure { get; set; } = _ => null;

    public IReadOnlyList<TwitchSubscription> Subscriptions
    {
        get
        {
            lock (gate)
                return [.. subscriptions];
        }
    }

    /// <summary>The types of the subscriptions that were created.</summary>
    public IReadOnlyList<string> Created
    {
        get
        {
            lock (gate)
                return [.. created];
        }
    }

    /// <summary>The IDs of the subscriptions that were deleted.</summary>
    public IReadOnlyList<string> Deleted
    {
        get
        {
            lock (gate)
                return [.. deleted];
        }
    }

    private Task[] Verifications
    {
        get
        {
            lock (gate)
                return [.. verifications];
        }
    }

    public TwitchSubscription this[EventSubSubscriptionType type] => Subscriptions.Single(each => each.Type == type.Type && each.IsAlive);

    public void Add(params TwitchSubscription[] added)
    {
        lock (gate)
            subscriptions.AddRange(added);
    }

    public void Remove(TwitchSubscription subscription)
    {
        lock (gate)
            subscriptions.Remove(subscription);
    }

    /// <summary>Sends a message to the application, as through a proxy that keeps path and query.</summary>
    public async Task<Answer> SendAsync(TwitchMessage message, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(App!, message.Callback.PathAndQuery));
        request.Content = new ByteArrayContent(message.Body);
        request.Headers.TransferEncodingChunked = isChunked;
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in message.Headers)
            request.Headers.Add(name, value);
        using var response = await http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString());
    }

    /// <summary>Asks the application whether it wants a subscription.</summary>
    public async Task<Answer> VerifyAsync(TwitchSubscription subscription, DateTimeOffset now)
    {
        var challenge = Guid.NewGuid().ToString();
        var message = new TwitchMessage(
            subscription, "webhook_callback_verification", new JObject { ["challenge"] = challenge, ["subscription"] = subscription.ToJson() }, now);
        var answer = await SendAsync(message);
        var isRight = answer == new Answer(200, challenge, "text/plain");
        lock (gate)
            subscription.Status = isRight ? "enabled" : "webhook_callback_verification_failed";
        return answer;
    }

    public void Dispose()
    {
        http.Dispose();
        Server.Dispose();
    }

    private CreateEventSubSubscriptionResponse Create(HelixTestRequest request)
    {
        if (Failure(request) is { } failure)
            throw failure;
        var made = TwitchSubscription.Of(JObject.Parse(request.Body!));
        lock (gate)
        {
            if (subscriptions.Find(each => each.IsAlive && each.IsLike(made)) is { } existing)
                throw new HelixApiException($"subscription already exists: {existing.Id}") { StatusCode = HttpStatusCode.Conflict };
            subscriptions.Add(made);
            created.Add(made.Type);
        }
        var answer = new CreateEventSubSubscriptionResponse { Data = [made.ToListed()], Total = 1, MaxTotalCost = 10000 };
        if (Verifies)
            lock (gate)
                verifications.Add(Task.Run(() => VerifySoonAsync(made)));
        return answer;
    }

    private async Task VerifySoonAsync(TwitchSubscription made)
    {
        // The application may ask for a subscription before the test knows the application's address.
        await Until.TrueAsync(() => App is not null);
        await VerifyAsync(made, Time.GetUtcNow());
    }

    private GetEventSubSubscriptionsResponse List(HelixTestRequest request)
    {
        if (Failure(request) is { } failure)
            throw failure;
        // An application that asks again and again would move a clock that skips waits, until the message of a verification is too old.
        Task.WaitAll(Verifications);
        const int PageSize = 100;
        var from = request.Query.TryGetValue("after", out var after) ? int.Parse(after[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
        lock (gate)
        {
            var listed = listedStill.Concat(subscriptions).Where(Lists).ToList();
            return new GetEventSubSubscriptionsResponse
            {
                Data = [.. listed.Skip(from).Take(PageSize).Select(each => each.ToListed())],
                Total = listed.Count,
                MaxTotalCost = 10000,
                Pagination = new Pagination { Cursor = from + PageSize < listed.Count ? $"{from + PageSize}" : null! },
            };
        }
    }

    private void Delete(HelixTestRequest request)
    {
        var id = request.Query["id"][0];
        lock (gate)
        {
            if (subscriptions.Find(each => each.Id == id) is not { } found)
                throw new HelixApiException("not found") { StatusCode = HttpStatusCode.NotFound };
            subscriptions.Remove(found);
            if (ListsDeleted)
                listedStill.Add(found);
            deleted.Add(id);
        }
    }
}

internal sealed record Answer(int Status, string Text = "", string? Type = null);
