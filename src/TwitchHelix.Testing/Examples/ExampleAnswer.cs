using System.Globalization;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Examples;

/// <summary>Creates the answers of an operation from its example.</summary>
internal sealed class ExampleAnswer
{
    private readonly DescribedOperation operation;
    private readonly JObject example;
    private readonly AnswerShape shape;
    private readonly ItemWriter itemWriter;
    private readonly ItemWriter holderWriter;
    private readonly ListItems? items;
    private readonly int? length;

    public ExampleAnswer(DescribedOperation operation, Names names, HelixTestServerOptions options)
    {
        this.operation = operation;
        example = (JObject)operation.Example!;
        shape = new AnswerShape(operation);
        itemWriter = new ItemWriter(shape.Groups, shape.Identity, names);
        holderWriter = new ItemWriter(shape.Holder is null ? [] : NamedGroup.Of(shape.Holder), identity: null, names);
        length = operation.PagedList is null ? null : options.ListLength;
        if (shape.ListPath is { } path && example.SelectToken(path) is JArray { Count: > 0 } list)
            items = new ListItems(shape, list, names, itemWriter, options.Seed, length);
    }

    /// <summary>Creates the answer to a request. Null if the server didn't issue the cursor.</summary>
    public JObject? Make(ReceivedRequest request)
    {
        var answer = (JObject)example.DeepClone();
        var body = request.Json as JObject;
        if (items is not null && !TryFillList(answer, body, request))
            return null;
        if (shape.Holder is not null && answer["data"] is JObject holder)
            FillHolder(holder, body, request);
        return answer;
    }

    /// <summary>Puts the requested page into the answer. False if the server didn't issue the cursor.</summary>
    private bool TryFillList(JObject answer, JObject? body, ReceivedRequest request)
    {
        var isPaged = operation.PagedList is not null;
        var chosen = Asked(request) ?? Sent(body);
        var total = chosen?.Count ?? length;
        var start = 0;
        if (isPaged && total is not null && (!PageCursor.TryRead(request.Query("after"), out start) || (start > 0 && start >= total)))
            return false;
        var end = total is null ? items!.Examples.Count : length is null ? total.Value : Math.Min(total.Value, start + PageSize(request));
        var page = Enumerable.Range(start, end - start).Select(index => WithQuery(WithBody(chosen?[index] ?? Usual(index), body), request, index));
        answer.SelectToken(shape.ListPath!)!.Replace(new JArray(page));
        if (!isPaged || total is null)
            return true;
        answer["pagination"] = end < total ? new JObject { ["cursor"] = PageCursor.Write(end) } : new JObject();
        if (answer["total"] is JValue { Type: JTokenType.Integer })
            answer["total"] = total.Value;
        return true;
    }

    private JToken Usual(int index) => length is null ? items!.Examples[index].DeepClone() : items!.At(index);

    private int PageSize(ReceivedRequest request) =>
        request.Query("first") is { } first ? int.Parse(first, NumberStyles.None, CultureInfo.InvariantCulture) : operation.DefaultPageSize;

    /// <summary>Returns an item for each key in the query. Null if the query has none.</summary>
    private List<JToken>? Asked(ReceivedRequest request)
    {
        var keys = (from parameter in shape.Parameters
                    where parameter.IsKey
                    from value in request.AllOf(parameter.Name).Distinct()
                    select (parameter, value)).ToList();
        if (keys.Count == 0)
            return null;
        var found = keys.Select(key => items!.Find(key.parameter, key.value));
        if (keys.Select(key => key.parameter).Distinct().Skip(1).Any())
            found = found.DistinctBy(item => (string?)item[shape.Identity!]);
        return shape.Count is { } count && operation.PagedList is not null ? [.. found.OrderByDescending(item => (long?)item[count])] : [.. found];
    }

    /// <summary>Returns an item for each object of a list in the body. Null if the body has no such list.</summary>
    private List<JToken>? Sent(JObject? body)
    {
        if (body is null || operation.RequestSchema is not { } schema || shape.Item is null)
            return null;
        foreach (var (name, property) in schema.Properties)
            if (property.Items is { Type: "object" } each && each.Properties.Keys.Any(shape.Item.Properties.ContainsKey)
                && shape.Item.Find(name) is null && body[name] is JArray list)
                return [.. list.OfType<JObject>().Select((sent, index) => Fill(Example(index), sent, each))];
        return null;
    }

    private JToken Example(int index) => items!.Another(items.Examples[index % items.Examples.Count], index);

    private JToken WithQuery(JToken token, ReceivedRequest request, int index)
    {
        if (token is not JObject item)
            return token;
        foreach (var parameter in shape.Parameters.Where(parameter => parameter is { IsKey: false, IsOfItem: true }))
            if (request.AllOf(parameter.Name) is { Length: > 0 } values && parameter.Schema.Read(values[index % values.Length]) is { } value)
                itemWriter.Set(item, parameter.Path, value);
        return item;
    }

    private JToken WithBody(JToken item, JObject? body)
    {
        if (body is null || operation.RequestSchema is not { } schema)
            return item;
        // Some bodies are wrapped in `data`.
        if (body["data"] is JObject wrapped && schema.Find("data") is { } inner && shape.Item!.Find("data") is null)
            item = Fill(item, wrapped, inner);
        return Fill(item, body, schema);
    }

    private JToken Fill(JToken token, JObject sent, DescribedSchema schema)
    {
        if (token is JObject item)
            foreach (var (path, value) in SentBody.Properties(sent, schema))
                if (shape.Item!.Find(path) is { } property && Fit(value, property, item.SelectToken(path)) is { } fit)
                    itemWriter.Set(item, path, fit);
        return token;
    }

    /// <summary>Fits a value to the answer. Each object of a list is an object of the example, filled in with the sent values.</summary>
    private JToken? Fit(JToken value, DescribedSchema schema, JToken? shown) =>
        value is JArray list && schema.Items is { Type: "object" } each && shown is JArray { Count: > 0 } examples
            ? new JArray(list.Select((sent, index) => SentBody.Fit(sent, each, items!.Another(examples[index % examples.Count], index))).OfType<JToken>())
            : SentBody.Fit(value, schema, shown);

    private void FillHolder(JObject holder, JObject? body, ReceivedRequest request)
    {
        foreach (var parameter in shape.Parameters.Where(parameter => !parameter.IsOfItem))
            if (request.Query(parameter.Name) is { } text && parameter.Schema.Read(text) is { } value)
                holderWriter.Set(holder, parameter.Path, value);
        var sent = body?["data"] as JObject ?? body;
        var schema = body?["data"] is JObject ? operation.RequestSchema?.Find("data") : operation.RequestSchema;
        if (sent is null || schema is null)
            return;
        foreach (var (path, value) in SentBody.Properties(sent, schema))
            if (shape.Holder!.Find(path) is { IsList: false } property && shape.Item?.Find(path) is null
                && SentBody.Fit(value, property, holder[path]) is { } fit)
                holderWriter.Set(holder, path, fit);
    }
}
