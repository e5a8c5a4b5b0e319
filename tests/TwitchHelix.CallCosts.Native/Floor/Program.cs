using TwitchHelix.CallCosts;

using var caller = new Floor(new Uri(args[0]));
await caller.GetStreamsAsync();
