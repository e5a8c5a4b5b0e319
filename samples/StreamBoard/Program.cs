// A web app that many people log in to: who of those they follow is live, and their own channel's polls and bans.
using Samples;
using StreamBoard;

var builder = WebApplication.CreateBuilder(args);
using var local = LocalTwitch.StartWithoutClientId(builder.Configuration);
builder.AddTelemetry();
await using var app = builder.Build();
await app.RunAsync();
