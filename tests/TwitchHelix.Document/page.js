// Writes the TypeScript of docs/document.md beside the types, for the compiler.
import { readFile, writeFile } from "node:fs/promises";

const page = await readFile("../../docs/document.md", "utf8");
const code = [...page.matchAll(/^```ts\n(.*?)^```/gms)].map(([, block]) => block);
await writeFile("obj/page.ts", ["declare const clientId: string, token: string;\n", ...code].join(""));
