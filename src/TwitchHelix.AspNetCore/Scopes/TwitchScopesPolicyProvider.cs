using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.AspNetCore.Scopes;

/// <summary>Makes the policies of required scopes. All others come from the provider that was registered before, the app's own or the framework's.</summary>
internal sealed class TwitchScopesPolicyProvider(IServiceProvider services) : IAuthorizationPolicyProvider
{
    public bool AllowsCachingPolicies => Previous.AllowsCachingPolicies;

    private IAuthorizationPolicyProvider Previous =>
        services.GetServices<IAuthorizationPolicyProvider>().TakeWhile(provider => provider is not TwitchScopesPolicyProvider).Last();

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Previous.GetDefaultPolicyAsync();

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Previous.GetFallbackPolicyAsync();

    public async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        var previous = Previous;
        if (!TwitchScopesPolicy.TryRead(policyName, out var scopes, out var own))
            return await previous.GetPolicyAsync(policyName).ConfigureAwait(false);
        var basis = own is null
            ? await previous.GetDefaultPolicyAsync().ConfigureAwait(false)
            : await previous.GetPolicyAsync(own).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"RequireTwitchScopes names the policy '{own}', which the app doesn't have.");
        return new AuthorizationPolicyBuilder(basis).AddRequirements(new TwitchScopesRequirement(scopes)).Build();
    }
}
