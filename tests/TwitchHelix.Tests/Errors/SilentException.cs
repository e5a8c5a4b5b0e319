namespace TwitchHelix.Tests.Errors;

/// <summary>An exception whose own code fails.</summary>
internal sealed class SilentException : Exception
{
    public override string Message => throw new InvalidOperationException();

    public override string? StackTrace => throw new InvalidOperationException();
}
