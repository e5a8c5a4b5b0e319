namespace TwitchHelix.Authentication.Jwt;

/// <summary>Creates the exception of a JWT that is refused. It quotes nothing of the JWT.</summary>
internal static class JwtFault
{
    /// <param name="name">What the JWT is called in the message.</param>
    /// <param name="why">The reason.</param>
    public static HelixAuthorizationException Refused(string name, string why) => new($"{name} is refused: {why}.");
}
