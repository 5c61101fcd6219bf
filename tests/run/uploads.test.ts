import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { type Installation, makeInstallation } from "../setup/installation";
import { registerAt } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

/**
 * An upload in an installation as `npm start` runs it: a separate process checks the upload in the sandbox, while pages
 * keep answering. Code that never ends is stopped in that process.
 */

const SOURCE = "fix-due-date-month-end";

let installation: Installation;
let server: Running;
let cookie = "";
beforeAll(async () => {
  installation = await makeInstallation("sqlite");
  server = await startServer({ dir: installation.dir, env: installation.env });
  cookie = await registerAt(server.origin, "Root");
  await installation.query(`UPDATE "User" SET "isAdmin" = true`);
  await installation.query(`INSERT INTO "Cohort" ("id", "name", "createdAt") VALUES ('heron', 'Heron', '2026-11-24')`);
});
afterAll(async () => {
  await server?.stop("SIGKILL");
  await installation?.remove();
});

async function upload(slug: string, change: Record<string, string> = {}): Promise<string> {
  const files = { ...(await readFolder(path.resolve("exercises", SOURCE))), ...change };
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`${slug}/${file}`, strToU8(text)])),
  );
  const body = new FormData();
  body.set("zip", new File([new Uint8Array(zip)], `${slug}.zip`));
  const address = `${server.origin}/cohorts/heron/uploads`;
  const reply = await fetch(address, { method: "POST", body, headers: { cookie }, redirect: "manual" });
  expect(reply.status).toBe(303);
  return reply.headers.get("Location")!;
}

const pageOf = async (address: string) => (await fetch(`${server.origin}${address}`, { headers: { cookie } })).text();

const until = (address: string, words: string) =>
  vi.waitFor(async () => expect(await pageOf(address)).toContain(words), { timeout: 120_000, interval: 500 });

it("is checked in a separate process, one upload at a time; endless code is reported as a problem of its file", async () => {
  const endless = 'export const properties = [];\nwhile (true) "";\n';
  const [good, bad] = [await upload("our-due-dates"), await upload("never-ends", { "properties.ts": endless })];
  await until(good, "Check passed");
  await until(bad, "What to fix");
  expect(await pageOf(bad)).toContain("properties.ts");
  expect(server.output()).not.toContain("could not be checked");
});

it("is checked after a restart if its job was lost", async () => {
  const lost = await upload("lost-due-dates");
  await server.stop("SIGKILL");
  await installation.query(`DELETE FROM "Job"`);
  await installation.query(
    `UPDATE "Upload" SET "state" = 'checking', "problems" = '[]' WHERE "slug" = 'lost-due-dates'`,
  );
  server = await startServer({ dir: installation.dir, env: installation.env });
  await until(lost, "Check passed");
});
