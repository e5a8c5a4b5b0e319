namespace TwitchHelix.Testing.Model;

/// <summary>A fault in a <see cref="FaultList{TActive}"/>.</summary>
internal interface IActiveFault
{
    FaultHits Hits { get; }
}
