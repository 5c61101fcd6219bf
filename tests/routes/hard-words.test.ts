import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { storable } from "~/database/storable";
import { saveDraft } from "~/grading/workspace/workspace.server";
import { env } from "~/operations/env.server";
import { openThread } from "~/review/threads/threads.server";
import { loader as root } from "~/root";
import { action as register } from "~/routes/account/register/route";
import { loader as listExercises } from "~/routes/learner/exercises._index/route";
import { loader as readWorkspace } from "~/routes/learner/exercises.$slug/route";
import { action as askWorkspace } from "~/routes/learner/exercises.$slug_.work/route";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { READER } from "../setup/ask";
import { cookieOf } from "../setup/over-http";
import { signUp } from "../setup/people";
import { sample } from "../setup/runs";
import { submitWork } from "../setup/submissions";

/**
 * Texts that break careless code, sent in every field of every form. Each text is either refused or stored as typed,
 * and never causes a server error.
 */

const HARD: Record<string, string> = {
  markup: `<img src=x onerror="alert(1)"><script>alert(1)</script></textarea>`,
  "control characters": "a\u0001\u0007\u001b[31mb\u007f",
  "a zero byte": "a\u0000b",
  "right to left": "\u202egnp.exe\u202c \u200f\u2066x\u2069",
  "half a pair": "a\ud800b\udc00",
  "line ends": "a\r\nb\rc\u2028d\u2029e",
  quotes: `'; DROP TABLE "User"; -- \\ \` \${1} {{1}}`,
  "a prototype's name": "__proto__",
  "another of its names": "constructor",
  "combined letters": "Z̴̡͇a̵l̶g̷o 👩‍👩‍👧‍👦 é é",
  "a number too large": "1e999",
  "fifty thousand letters": "a".repeat(50_000),
};
/** The only texts to test on PostgreSQL, because databases treat them differently. */
const MATTER_TO_DATABASES = ["a zero byte", "half a pair", "quotes"];
const isSqlite = env.databaseKind === "sqlite";
const all = Object.entries(HARD).filter(([name]) => isSqlite || MATTER_TO_DATABASES.includes(name));
const drawn = (texts: typeof all) => sample(texts, 1, ([name]) => name);
const hard = drawn(all);
const short = drawn(all.filter(([, text]) => text.length < 100));
/**
 * Texts that are also sent in one field at a time, with valid values in the other fields, because one refused field may
 * hide a problem with the next.
 */
const ALONE = new Set(["a zero byte", "a prototype's name", "a number too large"]);

type Action = (args: never) => Promise<unknown>;
const actions = Object.entries(
  import.meta.glob<{ action?: Action }>("../../app/routes/*/*/route.{ts,tsx}", { eager: true }),
).flatMap(([file, { action }]) => (action ? [[file.split("/").at(-2)!, action] as const] : []));

const SLUG = "fix-due-date-month-end";
const ORIGIN = "http://localhost:3000";
let ana = { id: "", cookie: "" };
let submissionId = "";
let threadId = "";

beforeAll(async () => {
  await indexExercises();
  ana = await signUp("ana");
  submissionId = await submitWork(ana, SLUG);
  threadId = await openThread(ana, submissionId, { file: "src/a.ts", side: "new", line: 1 }, "Why?");
});

const context = { requestId: "1", reader: READER, sandbox: createInProcess(await builtEngine()) };

/** Returns the status of an action's answer. Rethrows the action's own errors, because they would cause a 500. */
async function statusOf(action: Action, body: BodyInit, headers: Record<string, string> = {}, cookie = ana.cookie) {
  const request = new Request(`${ORIGIN}/`, { method: "POST", body, headers: { cookie, ...headers } });
  const params = { id: submissionId, slug: SLUG };
  const reply = await Promise.resolve()
    .then(() => action({ request, params, context } as never))
    .catch((thrown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  if (reply instanceof Response) return reply.status;
  return (reply as { init?: ResponseInit | null }).init?.status ?? 200;
}

/** Fields of all forms, and some that no form has. All get the text at once, and texts in `ALONE` also one by one. */
const FIELDS = (
  "name email password to current next editor singleKeys theme text file side line form answer whole key from " +
  "confidence suite verdict read new.from new.to new.side new.file finding.f-1.text file:src/a.ts intent " +
  "no one[99999999] __INTENT__ __proto__ constructor.prototype"
).split(" ");
const INTENTS = ["", "settings", "password", "comment", "reply", "resolve", "explain", "save", "edit:x", "hint"];

const bodies: readonly (readonly [string, BodyInit, Record<string, string>])[] = [
  ["JSON", "{}", { "content-type": "application/json" }],
  ["invalid JSON", "{", { "content-type": "application/json" }],
  ["words", "a=b", { "content-type": "text/plain" }],
  ["no content type", new Uint8Array([1, 2]), {}],
  ["invalid parts", "--x\r\nnope", { "content-type": "multipart/form-data; boundary=x" }],
  ["a list of a hundred million", new URLSearchParams("intent[99999999]=x&email[99999999]=x"), {}],
  ["a command of the form's parser", new URLSearchParams({ __INTENT__: "x", __intent__: '{"type":"insert"}' }), {}],
];

describe.each(actions)("the form of %s", (route, action) => {
  // Signing out would end the session, so send no cookie.
  const cookie = () => (route === "sign-out" ? "" : ana.cookie);
  afterAll(async () => {
    const request = new Request(`${ORIGIN}/`, { headers: { cookie: ana.cookie } });
    expect((await root({ request, params: {}, context } as never)).name).toBe("ana");
  });

  it.each(hard)("accepts or refuses %s in each field", async (name, text) => {
    const filled = {
      email: "bo@example.org",
      password: "correct horse battery",
      text: "Why?",
      form: threadId,
      line: "1",
    };
    for (const intent of INTENTS) {
      const all = Object.fromEntries(FIELDS.map((field) => [field, text]));
      expect(await statusOf(action, new URLSearchParams({ ...all, intent }), {}, cookie())).toBeLessThan(500);
    }
    if (!ALONE.has(name)) return;
    for (const field of FIELDS) {
      expect(await statusOf(action, new URLSearchParams({ ...filled, [field]: text }), {}, cookie())).toBeLessThan(500);
    }
  });

  const some = sample(bodies, 2, ([name]) => `${route} ${name}`);
  test.runIf(isSqlite).each(some)("accepts or refuses a body of %s", async (_name, body, headers) => {
    const status = await statusOf(action, body, headers, cookie());
    expect(status).toBeLessThan(500);
  });
});

/** Returns the text as stored. UTF-8 can't encode half of a surrogate pair, so a replacement character replaces it. */
const kept = (text: string) =>
  Buffer.from(text)
    .toString()
    .replaceAll(/\ufffd+/g, "\ufffd");

/** Texts that aren't a single line of plain text, so that no form accepts them as a name. */
const NO_NAMES = ["control characters", "a zero byte", "right to left", "line ends"];

describe.each(short)("%s", (name, text) => {
  it("in a name appears as typed, except for what no database keeps, or is refused", async () => {
    const email = `${name.replaceAll(/[^a-z]/g, "-")}@example.org`;
    const body = new URLSearchParams({ name: text, email, password: "correct horse battery" });
    const request = new Request(`${ORIGIN}/register`, { method: "POST", body });
    const reply = (await register({ request, params: {}, context: {} } as never)) as Response;
    if (NO_NAMES.includes(name)) {
      expect(JSON.stringify(reply)).toContain("one line of plain text");
      return expect(await db.user.count({ where: { email } })).toBe(0);
    }
    expect(reply.status).toBe(302);
    const asking = new Request(`${ORIGIN}/`, { headers: { cookie: cookieOf(reply.headers) } });
    expect(kept((await root({ request: asking, params: {}, context } as never)).name!)).toBe(kept(storable(text)));
  });

  it("in a draft comes back as typed", async () => {
    const [path] = Object.keys(
      (findExercise(SLUG)!.kind.samples(findExercise(SLUG)!.content)[0]!.work as { files: object }).files,
    );
    const ask = { do: "save", from: 0, work: { files: { [path!]: text }, confidence: null } };
    await db.draft.deleteMany();
    expect(await statusOf(askWorkspace as Action, JSON.stringify(ask))).toBe(200);
    const request = new Request(`${ORIGIN}/exercises/${SLUG}`, { headers: { cookie: ana.cookie } });
    const { draft } = await readWorkspace({ request, params: { slug: SLUG }, context } as never);
    const { files } = draft as unknown as { files: Record<string, string> };
    expect(kept(files[path!]!)).toBe(kept(text));
  });

  it("in a search and its filters breaks nothing", async () => {
    const request = new Request(
      `${ORIGIN}/exercises?${new URLSearchParams({ q: text, kind: text, page: text, sort: text })}`,
      {
        headers: { cookie: ana.cookie },
      },
    );
    const list = await listExercises({ request, params: {}, context } as never);
    expect(list.found).toBeLessThanOrEqual(list.total);
  });
});

it("a draft based on a version that doesn't exist is refused", async () => {
  for (const from of [-1, 1.5, 1e308, "0", null, Number.MAX_SAFE_INTEGER]) {
    const status = await statusOf(askWorkspace as Action, JSON.stringify({ do: "save", from, work: {} }));
    expect(status).toBeLessThan(500);
  }
  expect(await saveDraft(ana, SLUG, { from: 2 ** 40, work: { files: {}, confidence: null } })).toMatchObject({
    ok: false,
  });
});
