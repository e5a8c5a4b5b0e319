namespace TwitchHelix;

// Generated but for its layer: it knows IHelixClient, and only the registration knows it.
internal static partial class HelixResourceClients;
