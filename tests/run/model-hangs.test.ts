import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Installation, makeInstallation } from "../setup/installation";
import { type ModelServer, openModelServer } from "../setup/model-server";
import { registerAt } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

/** The whole product with a language model that accepts every call and never replies. */

const SLUG = "test-vat-rounding";
const SUITE = `import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
it("is 19 cents", () => expect(vatOf(100, 19)).toBe(19));
`;
/** The number of calls that one process may have open at the same time, and a few more. */
const AT_ONCE = 32;
const MORE = 8;
/** Far below the minute that a call to the model may take. */
const SOON_MS = 10_000;
/**
 * Grading itself takes time. If it takes less than half of the minute that a call may take, it didn't wait for a call.
 */
const GRADED_MS = 30_000;

let model: ModelServer;
let installation: Installation;
let server: Running;
let cookie = "";
const leaving = new AbortController();

beforeAll(async () => {
  model = await openModelServer();
  model.replyWith({ firstByteMs: 100_000_000 });
  installation = await makeInstallation("sqlite");
  server = await startServer({ dir: installation.dir, env: { ...installation.env, ...model.env } });
  cookie = await registerAt(server.origin);
  await installation.query(`UPDATE "User" SET "isAdmin" = true`);
});
afterAll(async () => {
  leaving.abort();
  await server?.stop("SIGKILL");
  await model?.close();
  await installation?.remove();
});

const callModel = () =>
  fetch(`${server.origin}/admin/model`, {
    method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    body: "",
    signal: leaving.signal,
  }).then(
    ({ status }) => status,
    () => "left",
  );
const open = (path: string) =>
  fetch(`${server.origin}${path}`, { headers: { cookie }, signal: AbortSignal.timeout(SOON_MS) });

it("hand-ins, reports and pages answer while all calls to the model hang, and leaving ends the calls", async () => {
  const calls = Array.from({ length: AT_ONCE }, callModel);
  await vi.waitFor(() => expect(model.asked).toHaveLength(AT_ONCE), { timeout: 30_000 });
  const refused = await Promise.all(Array.from({ length: MORE }, callModel));
  expect(refused).toEqual(Array(MORE).fill(400));
  expect(model.asked).toHaveLength(AT_ONCE);

  const handedIn = await fetch(`${server.origin}/exercises/${SLUG}/work`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ do: "hand-in", key: "the first one", work: { suite: SUITE, confidence: 80 } }),
    signal: AbortSignal.timeout(SOON_MS),
  });
  expect(handedIn.status).toBe(200);
  const { submissionId } = (await handedIn.json()) as { submissionId: string };
  const isGraded = async () => (await installation.query(`SELECT id FROM "Result"`)).length === 1;
  await vi.waitFor(async () => expect(await isGraded()).toBe(true), { timeout: GRADED_MS, interval: 100 });
  const pages = [
    "/",
    "/learn",
    "/exercises",
    `/exercises/${SLUG}`,
    `/submissions/${submissionId}`,
    "/me",
    "/admin/queue",
  ];
  for (const path of [...pages, "/admin/model", "/readyz"])
    expect([path, (await open(path)).status]).toEqual([path, 200]);

  leaving.abort();
  expect(await Promise.all(calls)).toEqual(Array(AT_ONCE).fill("left"));
  await vi.waitFor(() => expect(model.left()).toBe(AT_ONCE), { timeout: SOON_MS });
});
