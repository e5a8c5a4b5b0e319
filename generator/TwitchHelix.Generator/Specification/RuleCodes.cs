namespace TwitchHelix.Generator.Specification;

/// <summary>The codes of the findings. A code never changes its meaning.</summary>
public static class RuleCodes
{
    public const string Unreadable = "HELIX001";
    public const string OpenApi = "HELIX002";
    public const string Reference = "HELIX003";
    public const string OperationName = "HELIX004";
    public const string Summary = "HELIX005";
    public const string Security = "HELIX006";
    public const string ExternalDocs = "HELIX007";
    public const string SuccessStatus = "HELIX008";
    public const string UnnamedType = "HELIX009";
    public const string Unused = "HELIX010";
    public const string Pagination = "HELIX011";
    public const string ActingUser = "HELIX012";
    public const string NoExample = "HELIX013";
    public const string WrongExample = "HELIX014";
    public const string SnakeCase = "HELIX015";
    public const string TypeName = "HELIX016";
    public const string AdditionalProperties = "HELIX017";
    public const string UnknownKey = "HELIX018";
    public const string UnseenProperty = "HELIX019";
    public const string EnumValue = "HELIX020";
    public const string EventSubType = "HELIX021";
    public const string RateLimit = "HELIX022";
    public const string Repeatable = "HELIX023";
    public const string Jwt = "HELIX024";
    public const string Batch = "HELIX025";
    public const string Characters = "HELIX026";
    public const string NullText = "HELIX027";
    public const string ParameterName = "HELIX028";
    public const string Deprecation = "HELIX029";
    public const string Alias = "HELIX030";
    public const string OneOf = "HELIX031";
    public const string AnsweredAs = "HELIX032";
    public const string Unwritten = "HELIX033";
    public const string ErrorStatuses = "HELIX034";
    public const string Waiver = "HELIX035";
    public const string Since = "HELIX036";
}
