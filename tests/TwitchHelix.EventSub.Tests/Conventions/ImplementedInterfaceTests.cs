namespace TwitchHelix.EventSub.Tests.Conventions;

/// <summary>The interface that programs implement. A new member breaks them, so it takes a major version; package validation doesn't look at this.</summary>
public sealed class ImplementedInterfaceTests
{
    [Test]
    public void The_one_that_programs_implement_does_not_grow() =>
        Assert.That(typeof(IEventSubHandler<>).GetMembers().Select(member => member.Name), Is.EqualTo(new[] { "HandleAsync" }));
}
