// Calls a server with a client that has its types from the document, and prints what it gets. It compiles only if the types are right.
import createClient from "openapi-fetch";
import type { components, paths } from "./obj/helix.d.ts";

type Schemas = components["schemas"];

const { HELIX_ADDRESS, HELIX_CLIENT_ID, HELIX_TOKEN } = process.env as Record<string, string>;

const helix = createClient<paths>({
  baseUrl: HELIX_ADDRESS!,
  headers: { "Client-Id": HELIX_CLIENT_ID!, Authorization: `Bearer ${HELIX_TOKEN}` },
});

// A repeated parameter.
async function users(login: string[]): Promise<string[]> {
  const { data, error } = await helix.GET("/users", { params: { query: { login } } });
  if (error)
    throw new Error(error.message);
  return data.data.map(user => user.login);
}

// All pages.
async function streams(): Promise<{ pages: number; streams: number; viewers: number }> {
  const found = { pages: 0, streams: 0, viewers: 0 };
  for (let after: string | undefined; ;) {
    const { data, error } = await helix.GET("/streams", { params: { query: { first: 100, ...(after ? { after } : {}) } } });
    if (error)
      throw new Error(error.message);
    found.pages++;
    found.streams += data.data.length;
    found.viewers += data.data.reduce((sum, stream) => sum + stream.viewer_count, 0);
    after = data.pagination?.cursor;
    if (!after)
      return found;
  }
}

// A body.
async function poll(body: Schemas["CreatePollBody"]): Promise<{ title: string; choices: string[]; ended: string | null | undefined } | undefined> {
  const { data, error } = await helix.POST("/polls", { body });
  if (error)
    throw new Error(error.message);
  return data.data.map(poll => ({ title: poll.title, choices: poll.choices.map(choice => choice.title), ended: poll.ended_at }))[0];
}

// An error has a shape, too.
async function refused(): Promise<Schemas["ErrorResponse"] | undefined> {
  const { error } = await helix.GET("/users", { headers: { Authorization: null } });
  return error;
}

// What can be null, must be asked for. A timestamp that can be empty is a text.
export const nullable = (reward: Schemas["CustomReward"]): string | undefined => reward.image?.url_1x;
export const none: Schemas["CustomReward"]["image"] = null;
export const never: Schemas["AdSchedule"]["next_ad_at"] = "";

console.log(JSON.stringify({
  users: await users(["harborlight", "twitchdev"]),
  ...await streams(),
  poll: await poll({ broadcaster_id: "40010001", title: "Tea or coffee?", choices: [{ title: "Tea" }, { title: "Coffee" }], duration: 60 }),
  refused: await refused(),
}));
