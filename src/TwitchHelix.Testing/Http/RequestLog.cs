namespace TwitchHelix.Testing.Http;

/// <summary>Keeps the last requests, oldest first.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Queue<HelixTestRequest> requests = new();

    public void Add(HelixTestRequest request)
    {
        lock (requests)
        {
            if (capacity > 0 && requests.Count == capacity)
                requests.Dequeue();
            if (capacity > 0)
                requests.Enqueue(request);
        }
    }

    public HelixTestRequest[] ToArray()
    {
        lock (requests)
            return [.. requests];
    }

    public void Clear()
    {
        lock (requests)
            requests.Clear();
    }
}
