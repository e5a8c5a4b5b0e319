/// <summary>Prints each request.</summary>
internal sealed class PrintingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{request.Method} {request.RequestUri!.PathAndQuery}");
        if (request.Content is { } content)
            Console.WriteLine(await content.ReadAsStringAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
