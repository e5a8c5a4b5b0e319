// Checks the documents in artifacts/ with the rules of Redocly and Spectral, as they are, and with the parser of AsyncAPI. Any finding is a failure.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { Parser } from "@asyncapi/parser";

const artifacts = "../../artifacts";
const api = `${artifacts}/helix.openapi.json`;
const events = `${artifacts}/eventsub.asyncapi.json`;

// A tool returns 1 if it finds something. What it has found is in its output, and another failure isn't JSON.
async function json(script, args) {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const run = promisify(execFile)(process.execPath, [`node_modules/${script}`, ...args], { env, maxBuffer: 1 << 26 });
  const { stdout, stderr } = await run.catch(error => error);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${script} has failed:\n${stdout}${stderr}`);
  }
}

async function redocly() {
  const { problems } = await json("@redocly/cli/bin/cli.js", ["lint", api, "--extends=recommended", "--format=json", "--max-problems=1000"]);
  return problems.map(({ ruleId, location, message }) => `${ruleId} at ${location[0]?.pointer}: ${message}`);
}

async function spectral() {
  const problems = await json("@stoplight/spectral-cli/dist/index.js", ["lint", api, "--ruleset=spectral.yaml", "--format=json", "--quiet"]);
  return problems.map(({ code, path, message }) => `${code} at ${path.join("/")}: ${message}`);
}

async function asyncApi() {
  const { diagnostics } = await new Parser().parse(await readFile(events, "utf8"));
  // Below a warning is the hint that AsyncAPI has a newer version.
  return diagnostics.filter(({ severity }) => severity < 2).map(({ code, path, message }) => `${code} at ${path.join("/")}: ${message}`);
}

const checks = { "Redocly, recommended": redocly, "Spectral, spectral:oas": spectral, "AsyncAPI parser": asyncApi };
await Promise.all(Object.entries(checks).map(async ([name, check]) => {
  const findings = await check();
  console.log([`${name}: ${findings.length} findings`, ...findings].join("\n  "));
  if (findings.length > 0)
    process.exitCode = 1;
}));
