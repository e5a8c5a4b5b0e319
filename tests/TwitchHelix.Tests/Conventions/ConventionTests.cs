using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Conventions;

/// <summary>The conventions of every public member, checked by reflection.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class ConventionTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Type[] Types = [.. typeof(HelixClient).Assembly.GetExportedTypes().Where(type => type.Namespace == nameof(TwitchHelix))];
    private static readonly Type[] Clients =
        [.. Types.Where(type => type is { IsInterface: true } && type.Name.EndsWith("Client", StringComparison.Ordinal) && type != typeof(IHelixClient))];
    private static readonly Type[] Received =
        [.. Types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(HelixObject).IsAssignableFrom(type))];

    [Test]
    public void Public_types_stand_in_one_namespace() =>
        Assert.That(typeof(HelixClient).Assembly.GetExportedTypes().Except(Types).Select(type => type.FullName), Is.EquivalentTo(new[]
        {
            "Microsoft.Extensions.DependencyInjection.TwitchHelixServiceCollectionExtensions",
            "Microsoft.Extensions.DependencyInjection.TwitchHelixHealthChecksBuilderExtensions",
        }));

    [Test]
    public void Every_client_is_a_property_of_the_facade() =>
        Assert.That(typeof(IHelixClient).GetProperties().Select(property => $"{property.Name} {property.PropertyType.Name}"),
            Is.SupersetOf(Clients.Select(client => $"{client.Name[1..^6]} {client.Name}")));

    [Test]
    public void Every_operation_is_a_method_of_its_client_and_there_are_no_others()
    {
        var expected = HelixOperations.All.SelectMany(operation => operation.IsPaginated
            ? new[] { $"{operation.Resource}.{operation.Name}Async", $"{operation.Resource}.{operation.Name}PagedAsync" }
            : [$"{operation.Resource}.{operation.Name}Async"]);

        Assert.That(
            Clients.SelectMany(client => client.GetCurrentMethods().Select(method => $"{client.Name[1..^6]}.{method.Name}")), Is.EquivalentTo(expected));
        Assert.That(HelixOperations.All, Has.Count.EqualTo(WireOperation.All.Count()));
    }

    [Test]
    public void Every_method_of_a_client_ends_in_a_cancellation_token_that_may_be_left_out() =>
        Assert.That(
            Clients.SelectMany(client => client.GetCurrentMethods())
                .Where(method => method.GetParameters() is not [.., { Name: "cancellationToken", IsOptional: true } last]
                    || last.ParameterType != typeof(CancellationToken)),
            Is.Empty);

    [Test]
    public void Everything_asynchronous_ends_in_a_cancellation_token() =>
        Assert.That(
            Types.SelectMany(type => type.GetMethods(Declared))
                .Where(method => IsAsynchronous(method.ReturnType) && method.Name != nameof(IAsyncDisposable.DisposeAsync))
                .Where(method => method.GetParameters() is not [.., var last] || last.ParameterType != typeof(CancellationToken)),
            Is.Empty);

    [Test]
    public void Required_parameters_come_first() =>
        Assert.That(
            Clients.SelectMany(client => client.GetMethods())
                .Where(method => method.GetParameters().SkipWhile(parameter => !parameter.IsOptional).Any(parameter => !parameter.IsOptional)),
            Is.Empty);

    [Test]
    public void Every_paged_form_returns_a_list_and_takes_all_but_the_cursors()
    {
        foreach (var method in Clients.SelectMany(client => client.GetCurrentMethods())
            .Where(method => method.Name.EndsWith("PagedAsync", StringComparison.Ordinal)))
        {
            Assert.That(method.ReturnType.GetGenericTypeDefinition(), Is.EqualTo(typeof(HelixPageable<>)), method.Name);
            var onePage = method.DeclaringType!.GetCurrentMethod(method.Name.Replace("PagedAsync", "Async", StringComparison.Ordinal))!;
            Assert.That(
                method.GetParameters().Select(parameter => parameter.ToString()),
                Is.EqualTo(onePage.GetParameters().Where(parameter => parameter.Name is not ("after" or "before")).Select(parameter => parameter.ToString())),
                method.Name);
        }
    }

    [Test]
    public void Json_names_are_snake_case_and_unique()
    {
        var asSent = Repository.Document.SelectTokens("$.components.schemas..properties").OfType<JObject>().SelectMany(properties => properties.Properties())
            .Where(property => property.Value is JObject described && described["x-name-as-sent"] is not null).Select(property => property.Name).ToHashSet();
        foreach (var type in Types)
        {
            var names = type.GetProperties().Select(property => property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName).OfType<string>().ToList();
            Assert.That(names, Is.Unique, type.Name);
            Assert.That(names.Where(name => !asSent.Contains(name)), Is.All.Match("^[a-z0-9]+(_[a-z0-9]+)*$"), type.Name);
        }
        Assert.That(asSent, Is.EquivalentTo(new[] { "inDevelopment", "displayName", "URL" }));
    }

    [Test]
    public void Public_names_are_in_PascalCase_and_parameters_in_camelCase()
    {
        var names = Types.Select(type => type.Name.Split('`')[0])
            .Concat(Types.SelectMany(type => type.GetMembers(Declared))
                .Where(member => member is not (MethodBase { IsSpecialName: true } or FieldInfo { IsSpecialName: true })).Select(member => member.Name));

        Assert.That(names, Is.All.Match("^[A-Z][A-Za-z0-9]*$"));
        Assert.That(Types.SelectMany(type => type.GetMethods(Declared)).SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name),
            Is.All.Match("^[a-z][A-Za-z0-9]*$"));
    }

    [Test]
    public void No_public_collection_can_be_changed()
    {
        var wrong = Types.SelectMany(type => type.GetProperties(Declared)).Where(property => IsMutableCollection(property.PropertyType))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .Concat(Types.SelectMany(type => type.GetMethods(Declared)).Where(method => IsMutableCollection(method.ReturnType))
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"))
            .Concat(Types.SelectMany(type => type.GetFields(Declared)).Where(field => IsMutableCollection(field.FieldType))
                .Select(field => $"{field.DeclaringType!.Name}.{field.Name}"));

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Metadata_can_not_be_changed_behind_its_interface()
    {
        var lists = HelixOperations.All.SelectMany(operation => new object[] { operation.AcceptedTokens, operation.OptionalScopes, operation.RateLimits }
                .Concat(operation.AcceptedTokens.Select(token => token.Scopes)).Concat(operation.RateLimits.Select(limit => limit.Per)))
            .Append(HelixOperations.All).Append(TwitchScopes.All);

        Assert.That(lists.OfType<IList>().Where(list => list.Count > 0 && !list.IsReadOnly), Is.Empty);
    }

    [Test]
    public void Nothing_but_a_token_needs_a_language_that_knows_init()
    {
        var initialized = Types.SelectMany(type => type.GetProperties(Declared))
            .Where(property => property.SetMethod is { IsPublic: true } set
                && set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == nameof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        var ofTokens = typeof(HelixToken).GetProperties().Select(property => property.Name)
            .Except([nameof(HelixToken.UserId), nameof(HelixToken.AccessToken)]).ToList();

        Assert.That(initialized, Is.EquivalentTo(ofTokens.Select(name => $"{nameof(HelixToken)}.{name}")));
        Assert.That(typeof(HelixToken).GetConstructors().Single().GetParameters().Skip(2).Select(parameter => parameter.Name),
            Is.EquivalentTo(ofTokens.Select(name => char.ToLowerInvariant(name[0]) + name[1..])));
    }

    [Test]
    public void The_type_behind_init_is_found_in_either_build() =>
        Assert.That(
            typeof(HelixToken).GetProperty(nameof(HelixToken.Scopes))!.SetMethod!.ReturnParameter.GetRequiredCustomModifiers(),
            Is.EqualTo(new[] { typeof(HelixToken).Assembly.GetType(typeof(IsExternalInit).FullName!) }));

    [Test]
    public void No_two_answers_share_what_can_be_changed()
    {
        foreach (var type in Received)
        {
            var (one, other) = (Activator.CreateInstance(type), Activator.CreateInstance(type));
            foreach (var property in type.GetProperties(Declared)
                .Where(property => property.PropertyType is { IsClass: true } or { IsGenericType: true } && property.PropertyType != typeof(string)))
                if (property.GetValue(one) is { } value and not Array)
                {
                    Assert.That(property.GetValue(other), Is.Not.SameAs(value), $"{type.Name}.{property.Name}");
                    Assert.That(property.GetValue(one), Is.SameAs(value), $"{type.Name}.{property.Name}");
                }
        }
    }

    [Test]
    public void What_is_received_has_no_null_where_none_is_promised()
    {
        var context = new NullabilityInfoContext();
        foreach (var type in Received)
        {
            var empty = Activator.CreateInstance(type);
            foreach (var property in type.GetProperties(Declared).Where(property => property.GetIndexParameters().Length == 0))
                if (context.Create(property).ReadState == NullabilityState.NotNull)
                    Assert.That(property.GetValue(empty), Is.Not.Null, $"{type.Name}.{property.Name}");
        }
    }

    [Test]
    public void Every_public_member_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(typeof(HelixClient).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => Arguments().Replace((string)member.Attribute("name")!, "")).ToHashSet();
        var members = Types.Select(type => "T:" + type.FullName)
            .Concat(Types.SelectMany(type => type.GetFields(Declared)).Where(field => !field.IsSpecialName)
                .Select(field => $"F:{field.DeclaringType!.FullName}.{field.Name}"))
            .Concat(Types.SelectMany(type => type.GetConstructors(Declared)).Where(constructor => constructor.GetParameters().Length > 0)
                .Select(constructor => $"M:{constructor.DeclaringType!.FullName}.#ctor"))
            .Concat(Types.SelectMany(type => type.GetProperties(Declared)).Select(property => $"P:{property.DeclaringType!.FullName}.{property.Name}"))
            .Concat(Types.SelectMany(type => type.GetMethods(Declared)).Where(method => !method.IsSpecialName && !IsMadeByTheCompiler(method))
                .Select(method => $"M:{method.DeclaringType!.FullName}.{method.Name}"));

        Assert.That(members.Select(name => name.Replace('+', '.')).Except(documented), Is.Empty);
    }

    [Test]
    public void Every_parameter_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(typeof(HelixClient).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("inheritdoc") is null)
            .ToLookup(member => Arguments().Replace((string)member.Attribute("name")!, ""), member => member.Elements("param")
                .Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value)).Select(parameter => (string?)parameter.Attribute("name")));
        var wrong = from method in Types.SelectMany(type => type.GetMethods(Declared)).Where(method => !method.IsSpecialName)
                    let parameters = method.GetParameters().Select(parameter => parameter.Name).ToList()
                    let descriptions = documented[$"M:{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}"].ToList()
                    where descriptions.Count > 0 && !descriptions.Exists(names => parameters.TrueForAll(names.Contains))
                    select $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", parameters)})";

        Assert.That(wrong, Is.Empty);
    }

    private static bool IsAsynchronous(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
            || (type.IsGenericType && type.GetGenericTypeDefinition() is var generic
                && (generic == typeof(ValueTask<>) || generic == typeof(IAsyncEnumerable<>) || generic == typeof(HelixPageable<>)));

    private static bool IsMutableCollection(Type type) =>
        type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(IList<>) || generic == typeof(ICollection<>) || generic == typeof(IDictionary<,>)
                || (type.IsClass && typeof(IEnumerable).IsAssignableFrom(type))));

    private static bool IsMadeByTheCompiler(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    // "M:TwitchHelix.IUsersClient.GetUsersAsync(System…)" and "…SendAsync``1(…)" without the part after the name.
    [GeneratedRegex(@"(``\d+)?(\(.*)?(~.*)?$")]
    private static partial Regex Arguments();
}
