namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>The pages of <see cref="SamplePages"/> as a site in HTML could have them.</summary>
internal static class SampleHtml
{
    public const string ApiIndex = """
        <!DOCTYPE html>
        <html lang="en">
        <head><title>API Reference</title><script>const a = "<h2>";</script></head>
        <body>
        <nav><ul><li><a href="/">Home</a></li></ul></nav>
        <main>
          <h1>API Reference</h1>
          <p>All that grows.</p>
          <section id="fruit">
            <h2><a href="/docs/api/reference/fruit/">Fruit</a></h2>
            <p>Apples and what becomes of them.</p>
            <ul>
              <li><a href="/docs/api/reference/fruit/#get-apples">Get Apples</a>: Lists apples.</li>
              <li><a href="/docs/api/reference/fruit/#eat-apple">Eat Apple</a>: Eats one.</li>
            </ul>
          </section>
        </main>
        <footer><h2>Company</h2></footer>
        </body>
        </html>
        """;

    public const string EventSubIndex = """
        <main><h1>EventSub Reference</h1><h2 id="orchard">Orchard</h2>
        <ul><li><a href="https://docs.example/docs/eventsub/reference/orchard/#orchard-apple-fall">Apple Falls</a>: One falls.</li></ul></main>
        """;

    /// <summary>Lists in the punctuation of Markdown, and with elements for types and marks.</summary>
    public const string Fruit = """
        <!DOCTYPE html>
        <html lang="en">
        <head><title>Fruit</title></head>
        <body>
        <header><h2>The site</h2></header>
        <main>
        <aside><h2>On this page</h2><a href="#get-apples">Get Apples</a></aside>
        <article>
        <header><h1>Fruit</h1><p>Apples and what becomes of them.</p></header>
        <h2 id="contents">Contents</h2>
        <p>2 entries on this page:</p>
        <ul><li><a href="#get-apples">Get Apples</a></li><li><a href="#eat-apple">Eat Apple</a></li></ul>

        <h2 id="get-apples">Get Apples <a class="permalink" href="#get-apples">#</a></h2>
        <p>Lists the apples of an orchard,
        wrapped as <em>some_text</em> or <code>some_other</code> is.</p>
        <div class="callout callout-note"><p><strong>Note</strong> Rotten ones are left out.
        Always.</p></div>
        NOTE: Only ripe ones.
        <h3 id="get-apples-endpoint">Endpoint</h3>
        <p><code>GET https://api.example/helix/fruit/apples</code></p>
        <h3>Authorization</h3>
        <p>Requires one of the following:</p>
        <ul>
          <li>A <a href="https://docs.example/docs/authentication.md#user">user access token</a> that includes the <strong>fruit:read:apples</strong> or
            <strong>fruit:manage:apples</strong> scope.</li>
          <li><p>An <a href="https://docs.example/docs/authentication.md#app">app access token</a>.
            The application, through prior authorization, must have been granted:</p>
            <ul>
              <li>The <strong>fruit:read:apples</strong>, <strong>fruit:count</strong> scopes for the user represented by the
                <em>orchard_id</em> query parameter.</li>
              <li>The <strong>fruit:bot</strong> scope for the user represented by the <em>picker_id</em> query parameter.</li>
            </ul>
          </li>
        </ul>
        <h3>Query Parameters</h3>
        <ul>
          <li><code>orchard_id</code> — String, <strong>Required</strong>. The ID of the orchard.</li>
          <li><code>sort</code> <span class="type">String</span>
            <p>The order of the apples. Possible values:</p>
            <ul><li><code>sweet</code>: The sweetest first.</li><li><code>sour</code></li></ul>
          </li>
          <li><p><code>picked_after</code> — String<br>The first paragraph of a description,
            wrapped.</p><p>The second one.</p><ul><li>A list in it.</li></ul></li>
          <li><div class="head"><code>first</code><span>Integer</span></div><div>The maximum is 100. The default is <strong>20</strong>.</div></li>
        </ul>
        <h3>Response Body</h3>
        <ul>
          <li><code>data</code> <span>Object[]</span> The list of apples.
            <ul>
              <li><strong><code>data.id</code></strong> <span>String</span> — The ID.</li>
              <li><code>data.tree</code> <span>Object</span> <span class="badge">Nullable</span> The tree. Null if it fell far.
                <ul><li><code>data.tree.height</code> — <code>Integer</code>. The height.</li></ul></li>
              <li><code>data.colors</code> — String[]. The colors.</li>
            </ul>
          </li>
          <li><span><code>pagination</code> <span>Object</span></span> Where the list goes on.
            <ul><li><code>pagination.cursor</code> — String. The cursor.</li></ul></li>
        </ul>
        <h3>Response Codes</h3>
        <ul>
          <li><strong>200 OK</strong> — Got the apples.</li>
          <li><strong>400 Bad Request</strong><ul><li>The orchard is missing.</li><li>The order isn't known.</li></ul></li>
          <li><strong>401 Unauthenticated</strong> — The token is wrong.</li>
        </ul>
        <h3>Request Example</h3>
        <div class="tabs"><div role="tablist"><a role="tab">curl</a><a role="tab">Python</a></div>
        <pre><code class="language-bash">curl -X GET 'https://api.example/helix/fruit/apples?orchard_id=1'</code></pre>
        <pre hidden><code class="language-python"><span class="k">import</span> requests</code></pre></div>
        <h3>Response Example</h3>
        <pre class="highlight"><button>Copy</button><code>{ "data": [] }</code></pre>

        <section id="eat-apple">
        <h2>Eat Apple</h2>
        <p>Eats an apple.</p>
        <h3>Endpoint</h3>
        <pre><code>POST https://api.example/helix/fruit/apples/eaten</code></pre>
        <h3>Authorization</h3>
        <p>No authorization required.</p>
        <h3>Request Body</h3>
        <dl>
          <dt><code>apple</code> <span>Object</span> <strong>Required</strong></dt>
          <dd><p>The apple.</p>
            <dl>
              <dt><code>apple.id</code> <span>String</span> <strong>Required</strong></dt><dd>The ID.</dd>
              <dt><code>apple.weight</code> <span>Float</span></dt><dd>The weight.</dd>
              <dt><code>apple.tags</code> <span>Map[String,String]</span></dt><dd>Its tags.</dd>
            </dl>
          </dd>
        </dl>
        <h3>Request Example</h3>
        <pre><code class="language-bash">curl -X POST 'https://api.example/helix/fruit/apples/eaten'</code></pre>
        </section>
        </article>
        </main>
        <footer><ul><li>Terms</li></ul></footer>
        </body>
        </html>
        """;

    /// <summary>Tables.</summary>
    public const string FruitInTables = """
        <body>
        <div class="content">
        <h1>Fruit</h1>
        <article>
        <h2><a id="get-apples"></a>Get Apples</h2>
        <p>Lists the apples of an orchard, wrapped as <i>some_text</i> or <var>some_other</var> is.</p>
        <blockquote><b>Note</b> Rotten ones are left out. Always.</blockquote>
        <p>NOTE: Only ripe ones.</p>
        <h3>Endpoint</h3>
        <p><code>GET https://api.example/helix/fruit/apples</code></p>
        <h3>Authorization</h3>
        <p>Requires one of the following:</p>
        <ul>
          <li>A <a href="https://docs.example/docs/authentication.md#user">user access token</a> that includes the <b>fruit:read:apples</b> or
            <b>fruit:manage:apples</b> scope.</li>
          <li>An <a href="https://docs.example/docs/authentication.md#app">app access token</a>.
            The application, through prior authorization, must have been granted:
            <ul>
              <li>The <b>fruit:read:apples</b>, <b>fruit:count</b> scopes for the user represented by the <code>orchard_id</code> query parameter.</li>
              <li>The <b>fruit:bot</b> scope for the user represented by the <code>picker_id</code> query parameter.</li>
            </ul>
          </li>
        </ul>
        <h3>Query Parameters</h3>
        <table>
          <thead><tr><th>Parameter</th><th>Type</th><th>Required?</th><th>Description</th></tr></thead>
          <tbody>
            <tr><td>orchard_id</td><td>String</td><td>Yes</td><td>The ID of the orchard.</td></tr>
            <tr><td>sort</td><td>String</td><td>No</td><td>The order of the apples. Possible values:
              <ul><li><code>sweet</code>: The sweetest first.</li><li><code>sour</code></li></ul></td></tr>
            <tr><td>picked_after</td><td>String</td><td>No</td><td><p>The first paragraph of a description, wrapped.</p><p>The second one.</p>
              <ul><li>A list in it.</li></ul></td></tr>
            <tr><td>first</td><td>Integer</td><td>No</td><td>The maximum is 100. The default is <strong>20</strong>.</td></tr>
          </tbody>
        </table>
        <h3>Response Body</h3>
        <table>
          <tr><th>Field</th><th>Type</th><th>Description</th></tr>
          <tr><td><code>data</code></td><td>Object[]</td><td>The list of apples.</td></tr>
          <tr><td>&nbsp;&nbsp;&nbsp;<code>id</code></td><td>String</td><td>The ID.</td></tr>
          <tr><td>&nbsp;&nbsp;&nbsp;<code>tree</code></td><td>Object <span class="badge">Nullable</span></td><td>The tree. Null if it fell far.</td></tr>
          <tr><td>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;<code>height</code></td><td>Integer</td><td>The height.</td></tr>
          <tr><td>&nbsp;&nbsp;&nbsp;<code>colors</code></td><td>String[]</td><td>The colors.</td></tr>
          <tr><td><code>pagination</code></td><td>Object</td><td>Where the list goes on.</td></tr>
          <tr><td><code>pagination.cursor</code></td><td>String</td><td>The cursor.</td></tr>
        </table>
        <h3>Response Codes</h3>
        <table>
          <tr><th>HTTP Code</th><th>Description</th></tr>
          <tr><td>200 OK</td><td>Got the apples.</td></tr>
          <tr><td>400 Bad Request</td><td><ul><li>The orchard is missing.</li><li>The order isn't known.</li></ul></td></tr>
          <tr><td>401 Unauthenticated</td><td>The token is wrong.</td></tr>
        </table>
        <h3>Request Example</h3>
        <pre>curl</pre>
        </article>
        <article>
        <a name="eat-apple"></a>
        <h2>Eat Apple</h2>
        <p>Eats an apple.</p>
        <h3>Endpoint</h3>
        <p><code>POST https://api.example/helix/fruit/apples/eaten</code></p>
        <h3>Authorization</h3>
        <p>No authorization required.</p>
        <h3>Request Body</h3>
        <table>
          <tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr>
          <tr><td>apple</td><td>Object</td><td>Yes</td><td>The apple.</td></tr>
          <tr><td>apple.id</td><td>String</td><td>Yes</td><td>The ID.</td></tr>
          <tr><td>apple.weight</td><td>Float</td><td>No</td><td>The weight.</td></tr>
          <tr><td>apple.tags</td><td>Map[String,String]</td><td>No</td><td>Its tags.</td></tr>
        </table>
        </article>
        </div>
        """;

    public const string Orchard = """
        <main><h1>Orchard</h1><p>What happens in an orchard.</p>
        <h2 id="orchard-apple-fall">Apple Falls</h2>
        <p>An apple falls.</p>
        <h3>Subscription</h3>
        <table><thead><tr><th>Type</th><th>Version</th><th>Transports</th></tr></thead>
        <tbody><tr><td><code>orchard.apple.fall</code></td><td><code>1</code></td><td>Webhook, WebSocket, Conduit</td></tr></tbody></table>
        <h3>Endpoint</h3>
        <p><code>POST https://api.example/helix/eventsub/subscriptions</code></p>
        <p>Use a user access token for WebSockets.</p>
        <h3>Authorization</h3>
        <p>Requires one of the following:</p>
        <ul><li>A <a href="https://docs.example/docs/authentication.md#user">user access token</a> that includes the
          <strong>fruit:read:apples</strong> scope.</li></ul>
        <h3>Subscription Request Body</h3>
        <table>
          <tr><th>Name</th><th>Type</th><th>Required?</th><th>Description</th></tr>
          <tr><td>type</td><td>String</td><td>Yes</td><td>The subscription type name: <code>orchard.apple.fall</code>.</td></tr>
          <tr><td>version</td><td>String</td><td>Yes</td><td>The subscription type version: <code>1</code>.</td></tr>
          <tr><td>condition</td><td>Object</td><td>Yes</td><td>The condition.</td></tr>
          <tr><td>condition.orchard_id</td><td>String</td><td>Yes</td><td>The ID of the orchard.</td></tr>
          <tr><td>transport</td><td>Object</td><td>Yes</td><td>Transport-specific parameters.</td></tr>
          <tr><td>transport.method</td><td>String</td><td>Yes</td><td>The method. Possible values:<ul>
            <li><code>webhook</code></li><li><code>websocket</code></li></ul></td></tr>
        </table>
        <h3>Notification Payload</h3>
        <ul>
          <li><code>subscription</code> <em>Object</em> The subscription.<ul><li><code>subscription.id</code> <em>String</em> The ID.</li></ul></li>
          <li><code>event</code> <em>Object</em> The event.<ul>
            <li><code>event.apple_id</code> <em>String</em> The ID of the apple.</li>
            <li><code>event.picker</code> <em>Object</em> Who was near.<ul><li><code>event.picker.id</code> <em>String</em> The ID.</li></ul></li></ul></li>
        </ul>
        <h3>Notification Example</h3>
        <pre><code class="language-json">{ "event": {} }</code></pre>
        </main>
        """;
}
