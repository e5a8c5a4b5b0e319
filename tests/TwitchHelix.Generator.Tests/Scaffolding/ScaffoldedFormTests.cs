namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>What the command <c>scaffold</c> writes has the form and the order that the specification has.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScaffoldedFormTests
{
    [Test]
    public async Task An_operation_of_a_known_path_stands_among_its_methods()
    {
        using var run = ScaffoldRun.Create();

        await run.ScaffoldAsync("--operation pause-a-poll");

        var text = run.Read("resources/polls.yaml");
        Assert.That(text, Does.Contain("""

                put:
                  tags: [Polls]
                  operationId: PausePoll
                  summary: 'WRITE: what PausePoll does, as in «Gets …»'
                  externalDocs:
                    url: https://dev.twitch.tv/docs/api/reference/polls/#pause-a-poll
                  security:
                    - user: [channel:manage:polls]
                  x-acting-user: broadcaster_id
                  parameters:
                    - name: broadcaster_id
                      in: query
                      required: true
                      description: 'WRITE: what `broadcaster_id` is.'
                      schema:
                        type: string
                    - name: poll_id
                      in: query
                      required: true
                      description: 'WRITE: what `poll_id` is.'
                      schema:
                        type: string
                  x-error-statuses: [401, 404]
                  responses:
                    '204':
                      description: 'WRITE: what PausePoll has done'

                patch:
            """));
        Assert.That(Order(text, "    get:", "    post:", "    put:", "    patch:"), Is.Ordered);
    }

    [Test]
    public async Task An_operation_of_a_new_path_stands_behind_the_one_before_it_on_the_page()
    {
        using var run = ScaffoldRun.Create();

        await run.ScaffoldAsync("--operation get-poll-voters");

        var text = run.Read("resources/polls.yaml");
        Assert.That(Order(text, "operationId: EndPoll\n", "  /polls/voters:", "operationId: GetPollVoters\n", "\ncomponents:"), Is.Ordered);
        Assert.That(
            Order(text, "    EndPollResponse:", "    GetPollVotersResponse:", "    Poll:", "    PollStatus:", "    PollVoter:", "    PollVoterChoice:"),
            Is.Ordered);
        Assert.That(text, Does.Contain("""
                  security:
                    - app: [channel:read:voters, user:bot]
                    - user: [channel:read:voters]
                    - user: [channel:count:voters]
                  x-acting-user: moderator_id
                  x-paginated: data
            """));
        Assert.That(text, Does.Contain("""
                    - name: status
                      in: query
                      description: 'WRITE: what `status` is.'
                      x-plural: statuses
                      schema:
                        type: array
                        maxItems: 5
                        items:
                          $ref: '#/components/schemas/PollVoterStatus'
                    - name: since
                      in: query
                      description: 'WRITE: what `since` is.'
                      schema:
                        type: string
                        format: date-time
                    - $ref: ../helix.yaml#/components/parameters/First
                    - $ref: ../helix.yaml#/components/parameters/After
                  x-error-statuses: [400, 401]
            """));
        var root = run.Read("helix.yaml");
        Assert.That(Order(root, "channel:bot:", "channel:count:voters: 'WRITE: ", "channel:edit:commercial:"), Is.Ordered);
        Assert.That(Order(root, "channel:read:vips:", "channel:read:voters: 'WRITE: ", "chat:edit:"), Is.Ordered);
    }

    [Test]
    public async Task A_new_page_is_a_new_file_and_a_new_tag()
    {
        using var run = ScaffoldRun.Create();

        var scaffold = await run.ScaffoldAsync("--operation sign-apple");

        Assert.That(run.Read("resources/fruit.yaml"), Is.EqualTo("""
            paths:
              /fruit/apples/signature:
                put:
                  tags: [Fruit]
                  operationId: SignApple
                  summary: 'WRITE: what SignApple does, as in «Gets …»'
                  externalDocs:
                    url: https://dev.twitch.tv/docs/api/reference/fruit/#sign-apple
                  security:
                    - jwt: []
                  parameters:
                    - name: apple_id
                      in: query
                      required: true
                      description: 'WRITE: what `apple_id` is.'
                      schema:
                        type: string
                  responses:
                    '204':
                      description: 'WRITE: what SignApple has done'

            """));
        Assert.That(run.Read("helix.yaml"), Does.Contain("""
              - name: Fruit
                description: 'WRITE: what Fruit is about'
                externalDocs: { url: 'https://dev.twitch.tv/docs/api/reference/fruit/' }
              - name: Games
            """));
        var file = Path.Combine(run.Spec, "resources", "fruit.yaml");
        Assert.That(scaffold.Lines, Does.Contain($"- {file}(1): SignApple"));
        Assert.That(scaffold.Lines, Does.Contain("- Fruit: the resource, its tag"));
        Assert.That(scaffold.Lines, Does.Contain($"- {file}(6): summary: 'WRITE: what SignApple does, as in «Gets …»'"));
    }

    [Test]
    public async Task A_second_operation_of_a_new_page_joins_the_first()
    {
        using var run = ScaffoldRun.Create();

        await run.ScaffoldAsync("--operation sign-apple");
        await run.ScaffoldAsync("--operation pick-the-apples");

        var text = run.Read("resources/fruit.yaml");
        Assert.That(Order(text, "operationId: SignApple", "operationId: PickApples", "\n\ncomponents:\n  schemas:\n    PickApplesBody:"), Is.Ordered);
        Assert.That(run.Read("helix.yaml").Split("- name: Fruit"), Has.Length.EqualTo(2));
        Assert.That(text, Does.Contain("""
                PickApplesBasket:
                  description: 'WRITE: what PickApplesBasket is'
                  type: object
                  additionalProperties: false
                  required: [label]
                  properties:
                    label:
                      description: 'WRITE: what `label` is.'
                      type: string
                      maxLength: 25
                    size:
                      description: 'WRITE: what `size` is. Default: `small`.'
                      default: small
                      allOf:
                        - $ref: '#/components/schemas/PickApplesBasketSize'
                    handle:
                      $ref: '#/components/schemas/PickApplesBasketHandle'
            """));
    }

    [Test]
    public async Task A_type_of_events_stands_behind_the_one_before_it_on_the_page()
    {
        using var run = ScaffoldRun.Create();

        await run.ScaffoldAsync("--type channel.poll.pause");

        var text = run.Read("eventsub/polls.yaml");
        Assert.That(Order(text, "channel.poll.begin", "channel.poll.pause", "channel.poll.end", "channel.poll.progress"), Is.Ordered);
        Assert.That(
            Order(text, "    ChannelPollBeginEvent:", "    ChannelPollPauseEvent:", "    ChannelPollPauseReason:", "    ChannelPollEndEvent:"), Is.Ordered);
        Assert.That(text, Does.Contain("""
              - type: channel.poll.pause
                version: '1'
                name: ChannelPollPause
                summary: 'WRITE: what happens, as in «A user follows a channel.»'
                tokens: [app, user]
                acting_user: moderator_user_id
                scopes:
                  - channel:read:pauses
                app_scopes: [user:bot]
                condition:
                  - name: broadcaster_user_id
                    description: 'WRITE: what `broadcaster_user_id` is.'
                    required: true
                  - name: moderator_user_id
                    description: 'WRITE: what `moderator_user_id` is.'
                    required: true
                  - name: reason
                    description: 'WRITE: what `reason` is.'
                event:
                  $ref: '#/components/schemas/ChannelPollPauseEvent'
                examples:
            """));
    }

    [Test]
    public async Task A_type_of_events_without_relatives_gets_a_new_file()
    {
        using var run = ScaffoldRun.Create();

        await run.ScaffoldAsync("--type orchard.apple.fall");

        Assert.That(run.Read("eventsub/orchard.yaml"), Is.EqualTo("""
            types:
              - type: orchard.apple.fall
                version: '1'
                name: OrchardAppleFall
                summary: 'WRITE: what happens, as in «A user follows a channel.»'
                tokens: [app]
                transports: [webhook, conduit]
                condition:
                  - name: orchard_id
                    description: 'WRITE: what `orchard_id` is.'
                    required: true
                event:
                  $ref: '#/components/schemas/OrchardAppleFallEvent'
                examples:
                  - height: 1

            components:
              schemas:
                OrchardAppleFallEvent:
                  description: 'WRITE: what has happened'
                  type: object
                  required: [height]
                  properties:
                    height:
                      description: 'WRITE: what `height` is.'
                      type: number
                      format: double

            """));
    }

    [Test]
    public async Task An_event_that_the_page_does_not_describe_is_marked()
    {
        using var run = ScaffoldRun.Create();

        var scaffold = await run.ScaffoldAsync("--type orchard.apple.rot --version 2");
        var check = await run.CheckAsync();

        Assert.That(scaffold.Output, Does.Contain("The page doesn't describe the event"));
        Assert.That(check.Lines, Has.Some.EndsWith("OrchardAppleRotEvent: 'WRITE: the properties of the event' is still to be written"));
    }

    [Test]
    public async Task A_field_is_shown_in_every_example()
    {
        using var run = ScaffoldRun.Create();

        await run.ScaffoldAsync("--type channel.poll.begin --field bits_voting.limit");

        var text = run.Read("eventsub/polls.yaml");
        Assert.That(text.Split("amount_per_vote: 0, limit: 1 }"), Has.Length.EqualTo(4));
        Assert.That(text, Does.Contain("      required: [is_enabled, amount_per_vote, limit]\n"));
    }

    [Test]
    public async Task A_file_with_other_line_ends_keeps_them()
    {
        using var run = ScaffoldRun.Create();
        run.Edit("resources/polls.yaml", text => text.Replace("\n", "\r\n", StringComparison.Ordinal));

        await run.ScaffoldAsync("--operation pause-a-poll");

        var text = run.Read("resources/polls.yaml");
        Assert.That(text, Does.Contain("PausePoll"));
        Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\n"));
    }

    /// <summary>The places of texts, each of which is there.</summary>
    private static List<int> Order(string text, params string[] parts)
    {
        Assert.That(parts.Where(part => !text.Contains(part, StringComparison.Ordinal)), Is.Empty);
        return [.. parts.Select(part => text.IndexOf(part, StringComparison.Ordinal))];
    }
}
