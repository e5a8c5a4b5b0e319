// The back end of an Extension in which viewers vote. It verifies the JWT of each viewer, keeps the broadcaster's question in the Extension's configuration,
// sends the votes to all viewers by PubSub, and the result to the chat. It needs TwitchHelix:ClientId, TwitchHelix:Extension:Secret and
// TwitchHelix:Extension:OwnerId, from user secrets or the environment (TwitchHelix__Extension__Secret).
using System.Security.Cryptography;
using ExtensionBackend;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Samples;
using TwitchHelix;
using TwitchHelix.Testing;

var builder = WebApplication.CreateBuilder(args);
var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
using var local = LocalTwitch.StartWithoutClientId(builder.Configuration, new HelixTestServerOptions { ExtensionSecret = secret });
if (local is not null)
    LocalExtension.Configure(builder.Configuration, secret);

builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName));
builder.Services.AddOptions<HelixOptions>().Validate(
    options => !string.IsNullOrEmpty(options.Extension.Secret),
    "TwitchHelix:Extension:Secret is missing; https://dev.twitch.tv/console/extensions has it in the Extension's settings.");
builder.Services.AddSingleton(services => new ExtensionJwt(services.GetRequiredService<IOptions<HelixOptions>>().Value.Extension.Secret!));
builder.Services.AddSingleton<Polls>().AddSingleton<ExtensionMessages>();
builder.Services.AddAuthentication(ExtensionAuthentication.SchemeName)
    .AddScheme<AuthenticationSchemeOptions, ExtensionAuthentication>(ExtensionAuthentication.SchemeName, null);
builder.Services.AddAuthorization();
builder.Services.AddProblemDetails();
// Twitch serves the front end of an Extension from a host of its own.
builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy =>
    policy.WithOrigins($"https://{builder.Configuration["TwitchHelix:ClientId"]}.ext-twitch.tv").AllowAnyHeader().AllowAnyMethod()));

await using var app = builder.Build();
app.UseExceptionHandler(new ExceptionHandlerOptions
{
    StatusCodeSelector = e => e is HelixException ? StatusCodes.Status502BadGateway : StatusCodes.Status500InternalServerError,
});
app.UseCors();
app.UseAuthentication();
app.UseAuthorization();
app.MapPolls();
if (local is not null)
    app.Lifetime.ApplicationStarted.Register(() => LocalExtension.Show(local, app.Urls.First()));
try
{
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
