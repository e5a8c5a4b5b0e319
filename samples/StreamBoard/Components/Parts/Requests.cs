namespace StreamBoard.Components.Parts;

internal static class Requests
{
    extension(HttpContext context)
    {
        /// <summary>Whether a form was sent. Otherwise a page is asked for.</summary>
        public bool IsPost => HttpMethods.IsPost(context.Request.Method);
    }
}
