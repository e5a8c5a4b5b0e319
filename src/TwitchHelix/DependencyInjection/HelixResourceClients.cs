namespace TwitchHelix;

// The other part is generated. This one puts the class into its layer: it knows IHelixClient, and only the registration knows it.
internal static partial class HelixResourceClients;
