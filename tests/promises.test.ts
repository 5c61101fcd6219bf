import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeLink } from "~/accounts/invites.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { env } from "~/env.server";
import { gradeSubmission } from "~/grading/grade.server";
import { startQueue } from "~/grading/queue.server";
import type { Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/pool.server";
import { type Door, openDoor } from "./access/door";
import { signUp } from "./setup/people";
import { allCells, captureLog } from "./your-data/search";

vi.hoisted(() => {
  process.env.METRICS_TOKEN = "a-token-of-these-tests";
});

/**
 * Promise 1: nothing brackets the work in time. A journey is replayed through the product's own door; then all that is
 * kept or told of it (tables, export, log, metrics) is searched for a time that lies between its begin and its hand-in. Over
 * 200 lines: a browser, a search and two journeys.
 */
const HOUR_MS = 3_600_000;
const SLUG = "fix-due-date-month-end";
const logged = captureLog();
let sandbox: Sandbox;
let door: Door;
let queue: ReturnType<typeof startQueue>;

beforeAll(async () => {
  await indexExercises();
  sandbox = createPool({ size: 1 });
  queue = startQueue({ grade: async (id) => void (await gradeSubmission(id, sandbox)) }, 1);
  door = await openDoor();
});
afterAll(async () => {
  await door?.close();
  await queue?.stop();
  await sandbox?.close();
});

/** A browser: it keeps its cookies, and follows nothing by itself. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  async ask(path: string, { form, json }: { form?: Record<string, string>; json?: unknown } = {}): Promise<Response> {
    const isPost = form !== undefined || json !== undefined;
    const reply = await fetch(`${door.origin}${path}`, {
      redirect: "manual",
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(isPost && { origin: door.origin }),
        ...(json !== undefined && { "Content-Type": "application/json" }),
      },
      ...(isPost && { method: "POST", body: form ? new URLSearchParams(form) : JSON.stringify(json) }),
    });
    for (const line of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    expect(reply.status, path).toBeLessThan(400);
    return reply;
  }
}

/** Times in a text, finer than the hour: dates with a clock, time-ordered ids (UUID 7), and seconds or milliseconds since 1970. */
function fineTimesIn(text: string): number[] {
  const ids = [...text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)].map(([id]) =>
    Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16),
  );
  const stamps = (text.match(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?/g) ?? []).map((stamp) =>
    Date.parse(`${stamp.replace(" ", "T")}Z`),
  );
  const millis = (text.match(/(?<![\d.])1[789]\d{11}(?!\d)/g) ?? []).map(Number);
  const seconds = (text.match(/(?<![\d.])1[789]\d{8}(\.\d+)?(?!\d)/g) ?? []).map((number) => Number(number) * 1000);
  return [...ids, ...stamps, ...millis, ...seconds].filter((time) => time % HOUR_MS !== 0);
}

/** Times in all tables, by table and column. */
async function fineTimes(): Promise<{ place: string; time: number }[]> {
  const cells = await allCells();
  return cells.flatMap(({ table, column, text }) => {
    // Exercises come when the server starts, and a process says that it lives: for nobody in particular, all day long.
    if (table === "Revision" || table === "WorkerProcess" || table === "_prisma_migrations") return [];
    // A counter of tries ends with the quarter of an hour, or the hour, by the clock.
    const isCoarse = (time: number) => table === "RateLimiterFlexible" && time % (HOUR_MS / 4) === 0;
    return fineTimesIn(text).flatMap((time) => (isCoarse(time) ? [] : [{ place: `${table}.${column}`, time }]));
  });
}

const between = (from: number, to: number) => (time: number) => time >= from && time < to;

async function exportOf(visitor: Visitor): Promise<string> {
  const reply = await visitor.ask("/me/data/export", { form: {} });
  const files = unzipSync(new Uint8Array(await reply.arrayBuffer()));
  return Object.values(files)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join("\n");
}

/** Drafts, a hint, a second tab, back and forth: as work goes on. Returns the work that can be handed in. */
async function work(visitor: Visitor, slug: string): Promise<object> {
  await visitor.ask(`/exercises/${slug}`);
  const { kind, content } = findExercise(slug)!;
  const best = kind.samples(content)[0]!.work as object;
  const save = (json: object) => visitor.ask(`/exercises/${slug}/work`, { json: { do: "save", ...json } });
  let from = 0;
  for (const confidence of [null, 60, 70]) {
    const reply = (await (await save({ from, work: { ...best, confidence } })).json()) as { version: number };
    from = reply.version;
  }
  await save({ from: from - 1, work: { ...best, confidence: 80 } });
  await visitor.ask(`/exercises/${slug}`);
  return { ...best, confidence: 70 };
}

async function handInBy(visitor: Visitor, slug: string, made: object): Promise<string> {
  const json = { do: "hand-in", key: "only once", work: made };
  const reply = (await (await visitor.ask(`/exercises/${slug}/work`, { json })).json()) as { submissionId: string };
  await vi.waitFor(
    async () => expect(await db.result.count({ where: { submissionId: reply.submissionId } })).toBe(1),
    20_000,
  );
  return reply.submissionId;
}

const EMAIL = "ana@example.org";
const PASSWORD = "correct horse battery";

it("promise 1: no two stored or told times stand round the work of somebody with an account", async () => {
  // What was there before: a cohort with a lead, and a link into it.
  const lead = await signUp("maya");
  const cohort = await db.cohort.create({ data: { name: "Spring" } });
  await db.membership.create({ data: { cohortId: cohort.id, userId: lead.id, role: "lead" } });
  const asLead = { id: lead.id, name: "maya", email: "maya@example.org", isAdmin: false } as never;
  const link = await makeLink(asLead, cohort.id, { lastDay: "2099-01-01", maxUses: 5 });
  await new Promise((resolve) => setTimeout(resolve, 20));

  const started = Date.now();
  const ana = new Visitor();
  await ana.ask("/");
  await ana.ask("/register", { form: { name: "Ana Lind", email: EMAIL, password: PASSWORD } });
  await ana.ask(link!);
  await ana.ask(link!, { form: {} });
  await ana.ask("/sign-out", { form: {} });
  await fetch(`${door.origin}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email: EMAIL, password: "wrong" }),
  });
  await ana.ask("/sign-in", { form: { email: EMAIL, password: PASSWORD } });
  const made = await work(ana, SLUG);
  await ana.ask(`/exercises/${SLUG}/work`, { json: { do: "hint" } });
  await ana.ask("/account", { form: { intent: "settings", editor: "plain" } });
  const { id } = await db.user.findUniqueOrThrow({ where: { email: EMAIL } });
  expect(await db.membership.count({ where: { userId: id } })).toBe(1);
  expect(await db.draft.count({ where: { userId: id } })).toBe(1);
  const own = await exportOf(ana);
  const before = Date.now();

  const during = between(started, before);
  expect((await fineTimes()).filter(({ time }) => during(time))).toEqual([]);
  expect(own).toContain(EMAIL);
  expect(fineTimesIn(own).filter(during)).toEqual([]);

  const submissionId = await handInBy(ana, SLUG, made);
  const times = await fineTimes();
  // The search sees what there is.
  expect(times.map(({ place }) => place)).toEqual(expect.arrayContaining(["Submission.handedInAt", "Submission.id"]));
  expect(times.filter(({ time }) => during(time))).toEqual([]);
  const whole = await exportOf(ana);
  expect(fineTimesIn(whole).filter((time) => time >= before).length).toBeGreaterThan(1);
  expect(fineTimesIn(whole).filter(during)).toEqual([]);
  expect(await db.draft.count()).toBe(0);

  // A lead who looks at the same time leaves a day.
  const reader = new Visitor();
  await reader.ask("/sign-in", { form: { email: "maya@example.org", password: PASSWORD } });
  await reader.ask(`/submissions/${submissionId}`);
  await vi.waitFor(async () => expect(await db.look.count({ where: { ownerId: id } })).toBe(1), 3_000);
  const [look] = await db.look.findMany();
  expect(look!.day.getTime() % (24 * HOUR_MS)).toBe(0);

  const metrics = await (
    await fetch(`${door.origin}/metrics`, { headers: { authorization: `Bearer ${env.metricsToken}` } })
  ).text();
  expect(metrics).toContain("onramp_http_request_duration_seconds");
  expect(fineTimesIn(metrics).filter(during)).toEqual([]);
  // Of who and what, neither the log nor the metrics know: a line's time is the time of a pattern.
  const lines = logged.join("");
  expect(lines).toContain("/exercises/:slug/work");
  for (const told of [lines, metrics])
    for (const word of [id, submissionId, SLUG, EMAIL, "Ana", cohort.id, link!.split("/").at(-1)!])
      expect(told).not.toContain(word);
  // Nor does a table know a request by its name in the log.
  const cells = (await allCells()).map(({ text }) => text).join("\n");
  const requests = logged.flatMap((line) => (JSON.parse(line) as { requestId?: string }).requestId ?? []);
  expect(requests.length).toBeGreaterThan(10);
  expect(requests.filter((request) => cells.includes(request))).toEqual([]);
});

it("promise 1: nor round the work of a guest who then makes an account", async () => {
  const started = Date.now();
  const guest = new Visitor();
  const reply = await guest.ask("/?index", { form: {} });
  const slug = reply.headers.get("Location")!.split("/").at(-1)!;
  const made = await work(guest, slug);
  const before = Date.now();
  const during = between(started, before);
  expect(await db.user.count({ where: { guestUntil: { not: null } } })).toBe(1);
  expect((await fineTimes()).filter(({ time }) => during(time))).toEqual([]);

  await handInBy(guest, slug, made);
  await guest.ask("/register", { form: { name: "Gus", email: "gus@example.org", password: PASSWORD } });
  expect(await db.user.count({ where: { guestUntil: { not: null } } })).toBe(0);
  expect((await fineTimes()).filter(({ time }) => during(time))).toEqual([]);
  expect(fineTimesIn(await exportOf(guest)).filter(during)).toEqual([]);
});
