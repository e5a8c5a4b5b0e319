namespace TwitchHelix.Tests.PublicApi;

/// <summary>Interfaces that programs implement. A new member breaks them, so it takes a major version; package validation doesn't look at this.</summary>
public sealed class ImplementedInterfaceTests
{
    [TestCase(typeof(ITokenStore), "GetAsync", "ListAsync", "RemoveAsync", "SetAsync")]
    [TestCase(typeof(ITokenStoreLock), "LockAsync")]
    [TestCase(typeof(IHelixCurrentUser), "get_UserId", "UserId")]
    public void One_that_programs_implement_does_not_grow(Type type, params string[] members) =>
        Assert.That(type.GetMembers().Select(member => member.Name), Is.EquivalentTo(members));
}
