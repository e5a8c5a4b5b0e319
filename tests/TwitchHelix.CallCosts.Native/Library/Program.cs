using TwitchHelix.CallCosts;

using var caller = new Library(new Uri(args[0]), hasStore: false);
await caller.GetStreamsAsync();
