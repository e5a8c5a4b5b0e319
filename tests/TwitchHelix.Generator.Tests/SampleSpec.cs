namespace TwitchHelix.Generator.Tests;

/// <summary>A small specification that passes all rules, in its own folder. Tests break it.</summary>
internal sealed class SampleSpec : IDisposable
{
    public const string Root = """
        openapi: 3.0.3
        info:
          title: Sample
          version: '1'
        servers:
          - url: https://api.example/helix
        externalDocs:
          url: https://docs.example/
        tags:
          - name: Things
            description: All things.
            externalDocs: { url: 'https://docs.example/things/' }
        paths: {}
        components:
          securitySchemes:
            app:
              type: oauth2
              flows:
                clientCredentials:
                  tokenUrl: https://id.example/token
                  scopes: {}
            user:
              type: oauth2
              flows:
                authorizationCode:
                  authorizationUrl: https://id.example/authorize
                  tokenUrl: https://id.example/token
                  scopes:
                    thing:read: Read things.
          parameters:
            After:
              name: after
              in: query
              description: The cursor.
              schema:
                type: string
          responses:
            Error:
              description: Any failure.
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/ErrorResponse'
          schemas:
            ErrorResponse:
              description: A failure.
              type: object
              properties:
                message:
                  description: The message.
                  type: string
            Pagination:
              description: Where the list goes on.
              type: object
              properties:
                cursor:
                  description: The cursor.
                  type: string

        """;

    public const string Things = """
        paths:
          /things:
            get:
              tags: [Things]
              operationId: GetThings
              summary: Gets things.
              externalDocs:
                url: https://docs.example/things/#get-things
              security:
                - app: []
                - user: [thing:read]
              x-acting-user: user_id
              x-paginated: data
              x-batch:
                - { name: Get, parameter: id }
              parameters:
                - name: user_id
                  in: query
                  required: true
                  description: The ID of the user.
                  schema:
                    type: string
                - name: id
                  in: query
                  description: Some IDs.
                  schema:
                    type: array
                    maxItems: 100
                    items:
                      type: string
                - $ref: ../helix.yaml#/components/parameters/After
              x-error-statuses: [400, 401]
              responses:
                '200':
                  description: A page of things.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/GetThingsResponse'
                      example:
                        data:
                          - id: '1'
                            kind: big
                            made_at: '2026-01-02T03:04:05Z'
                        pagination:
                          cursor: abc
            post:
              tags: [Things]
              operationId: CreateThing
              summary: Makes a thing.
              externalDocs:
                url: https://docs.example/things/#create-thing
              security:
                - user: []
              x-rate-limit:
                - { calls: 1, seconds: 2, per: [name] }
              requestBody:
                description: The thing to make.
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/CreateThingBody'
                    example:
                      name: Lamp
              responses:
                '204':
                  description: The thing is made.
        components:
          schemas:
            GetThingsResponse:
              description: A page of things.
              type: object
              required: [data]
              properties:
                data:
                  description: The things.
                  type: array
                  items:
                    $ref: '#/components/schemas/Thing'
                pagination:
                  $ref: ../helix.yaml#/components/schemas/Pagination
            Thing:
              description: A thing.
              type: object
              required: [id, kind, made_at]
              properties:
                id:
                  description: The ID.
                  type: string
                kind:
                  $ref: '#/components/schemas/ThingKind'
                made_at:
                  description: When it was made.
                  type: string
                  format: date-time
            ThingKind:
              description: How big a thing is.
              type: string
              enum: [big, small]
              x-enum-descriptions:
                big: It fills a room.
                small: It fits into a pocket.
            CreateThingBody:
              description: The thing to make.
              type: object
              additionalProperties: false
              required: [name]
              properties:
                name:
                  description: The name.
                  type: string

        """;

    public const string EventSubTypes = """
        types:
          - type: thing.made
            version: '1'
            name: ThingMade
            summary: A thing is made.
            tokens: [app, user]
            acting_user: user_id
            scopes:
              - [thing:read]
            condition:
              - name: user_id
                description: The ID of the user.
                required: true
            event:
              $ref: '#/components/schemas/ThingMadeEvent'
            examples:
              - { thing_id: '1', owner: null, made_at: '2026-01-02T03:04:05Z' }
              - { owner: { id: '2' } }
          - type: thing.made
            version: '2'
            name: ThingMadeTwice
            summary: A thing is made again.
            tokens: [app]
            condition: []
            event:
              $ref: '#/components/schemas/ThingMadeTwiceEvent'
            batched: true
            examples:
              - { thing_id: '1' }
        components:
          schemas:
            ThingMadeEvent:
              description: A thing is made.
              type: object
              required: [thing_id, owner, made_at]
              properties:
                thing_id:
                  description: The ID of the thing.
                  type: string
                owner:
                  description: The owner. Null if it has none.
                  nullable: true
                  allOf:
                    - $ref: '#/components/schemas/ThingOwner'
                made_at:
                  description: When it was made.
                  type: string
                  format: date-time
            ThingOwner:
              description: The owner of a thing.
              type: object
              required: [id]
              properties:
                id:
                  description: The ID of the owner.
                  type: string
            ThingMadeTwiceEvent:
              description: A thing is made again.
              type: object
              required: [thing_id]
              properties:
                thing_id:
                  description: The ID of the thing.
                  type: string

        """;

    private SampleSpec(string folder) => Folder = folder;

    public string Folder { get; }

    public string RootFile => Path.Combine(Folder, "helix.yaml");

    public string ThingsFile => Path.Combine(Folder, "resources", "things.yaml");

    public string EventSubTypesFile => Path.Combine(Folder, "eventsub", "things.yaml");

    public static SampleSpec Create(string root = Root, string things = Things, string eventSubTypes = EventSubTypes)
    {
        var spec = new SampleSpec(Directory.CreateTempSubdirectory("helix-spec-").FullName);
        Directory.CreateDirectory(Path.Combine(spec.Folder, "resources"));
        Directory.CreateDirectory(Path.Combine(spec.Folder, "eventsub"));
        File.WriteAllText(spec.RootFile, root);
        File.WriteAllText(spec.ThingsFile, things);
        File.WriteAllText(spec.EventSubTypesFile, eventSubTypes);
        return spec;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
