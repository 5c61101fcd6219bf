import fs from "node:fs";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeLink } from "~/accounts/cohorts/invites.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { startQueue } from "~/grading/queue/queue.server";
import { env } from "~/operations/env.server";
import { DAY_MS, HOUR_MS } from "~/operations/time";
import { askMentor } from "~/review/queue/asking.server";
import { endLeases } from "~/review/queue/lapse.server";
import type { Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/processes/pool.server";
import { type Door, openDoor, ROUTES } from "./access/door";
import { signUp } from "./setup/people";
import { isQuick } from "./setup/runs";
import { sampleOf } from "./setup/submissions";
import { allCells, captureLog } from "./your-data/search";

// Long: the searches for times are shared by every kind of person.

vi.hoisted(() => {
  process.env.METRICS_TOKEN = "a-token-of-these-tests";
});

/**
 * Promise 1: no stored times bracket the work. Each test replays a journey through the product's own server, then
 * searches everything that is stored or shown about it (tables, the database's bytes, ids, export, log, metrics) for a
 * time finer than the hour.
 */
const SLUG = "fix-due-date-month-end";
const TEST_SLUG = "test-vat-rounding";
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

/** A browser that keeps its cookies and follows no redirects. */
class Visitor {
  private readonly cookies = new Map<string, string>();
  /** All addresses and texts that the server has sent to this browser. */
  readonly received: string[] = [];

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
    this.received.push(reply.headers.get("Location") ?? "");
    if (!reply.headers.get("content-type")?.includes("zip")) this.received.push(await reply.clone().text());
    return reply;
  }
}

/**
 * Finds times in a text that are finer than the hour: dates with a time of day, ids that contain a time, and seconds or
 * milliseconds since 1970.
 */
function fineTimesIn(text: string): number[] {
  const ids = [...text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)].map(([id]) =>
    Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16),
  );
  const stamps = (text.match(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?/g) ?? []).map((stamp) =>
    Date.parse(`${stamp.replace(" ", "T")}Z`),
  );
  const millis = (text.match(/(?<![\d.])1[789]\d{11}(?!\d)/g) ?? []).map(Number);
  const seconds = (text.match(/(?<![\d.])1[789]\d{8}(\.\d+)?(?!\d)/g) ?? []).map((number) => Number(number) * 1000);
  return [...ids, ...stamps, ...millis, ...seconds].filter((time) => time % HOUR_MS !== 0);
}

/** Finds times finer than the hour in all tables, with their table and column. */
async function fineTimes(): Promise<{ place: string; time: number }[]> {
  const cells = await allCells();
  return cells.flatMap(({ table, column, text }) => {
    // Exercises load when the server starts, and a process reports all day that it is alive: neither is about a person.
    if (["Revision", "RevisionCheck", "WorkerProcess", "_prisma_migrations"].includes(table)) return [];
    // The period of a rate limit's counter ends on a quarter-hour or on the hour by the clock.
    const isCoarse = (time: number) => table === "RateLimiterFlexible" && time % (HOUR_MS / 4) === 0;
    return fineTimesIn(text).flatMap((time) => (isCoarse(time) ? [] : [{ place: `${table}.${column}`, time }]));
  });
}

const isSqlite = env.databaseKind === "sqlite";
const FILE = env.databaseUrl.replace(/^file:/, "");

/**
 * Returns the bytes of the database's files, once the write-ahead log is empty, or null if a database server keeps the
 * files.
 */
async function bytesAtRest(): Promise<string | null> {
  if (!isSqlite) return null;
  await vi.waitFor(() => expect(fs.statSync(`${FILE}-wal`).size).toBe(0), 10_000);
  return fs.readFileSync(FILE, "latin1");
}

/**
 * Returns the times at which processes last recorded that they are alive. Every few seconds, each process overwrites
 * its record.
 */
async function lifeSigns(): Promise<number[]> {
  const rows = await db.workerProcess.findMany();
  return rows.flatMap(({ startedAt, seenAt }) => [+startedAt, +seenAt]);
}

/** What the write-ahead log contained after each save: how many bytes, and which times finer than the hour. */
const logAfterSaves = { bytes: 0, times: [] as number[], alive: new Set<number>() };

async function searchLog(): Promise<void> {
  if (!isSqlite) return;
  for (const time of await lifeSigns()) logAfterSaves.alive.add(time);
  const log = fs.readFileSync(`${FILE}-wal`, "latin1");
  for (const time of await lifeSigns()) logAfterSaves.alive.add(time);
  logAfterSaves.bytes += log.length;
  logAfterSaves.times.push(...fineTimesIn(log));
}

const since = (from: number) => (time: number) => time >= from && time <= Date.now();

async function exportOf(visitor: Visitor): Promise<string> {
  const reply = await visitor.ask("/me/data/export", { form: {} });
  const files = unzipSync(new Uint8Array(await reply.arrayBuffer()));
  return Object.values(files)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join("\n");
}

/**
 * Works on an exercise: saves several drafts and a note, saves from a second tab, and reloads. Returns the work that
 * can be handed in.
 */
async function work(visitor: Visitor, slug: string): Promise<{ readonly confidence: number }> {
  await visitor.ask(`/exercises/${slug}`);
  const best = sampleOf(slug);
  const save = async (json: object) => {
    const reply = await visitor.ask(`/exercises/${slug}/work`, { json: { do: "save", ...json } });
    await searchLog();
    return reply;
  };
  let from = 0;
  for (const confidence of [null, 60, 70]) {
    const reply = (await (await save({ from, work: { ...best, confidence } })).json()) as { version: number };
    from = reply.version;
  }
  await save({ from: from - 1, work: { ...best, confidence: 80 } });
  const note = { file: null, side: "new", line: null, code: "", text: "Look at leap years." };
  await visitor.ask(`/exercises/${slug}/notes/list`);
  await visitor.ask(`/exercises/${slug}/notes/list`, { json: { do: "add", key: crypto.randomUUID(), note } });
  await searchLog();
  await visitor.ask(`/exercises/${slug}`);
  return { ...best, confidence: 70 };
}

async function handInBy(visitor: Visitor, slug: string, made: object, key = "only once"): Promise<string> {
  const json = { do: "hand-in", key, work: made };
  const reply = (await (await visitor.ask(`/exercises/${slug}/work`, { json })).json()) as { submissionId: string };
  await vi.waitFor(
    async () => expect(await db.result.count({ where: { submissionId: reply.submissionId } })).toBe(1),
    20_000,
  );
  return reply.submissionId;
}

const EMAIL = "ana@example.org";
const PASSWORD = "correct horse battery";

it("promise 1: no two stored or shown times bracket the work of someone with an account", async () => {
  // What exists beforehand: a cohort with a lead, and a link to join it.
  const lead = await signUp("maya");
  const cohort = await db.cohort.create({ data: { name: "Spring" } });
  await db.membership.create({ data: { cohortId: cohort.id, userId: lead.id, role: "lead" } });
  const asLead = { id: lead.id, name: "maya", email: "maya@example.org", isAdmin: false } as never;
  const { path: link } = (await makeLink(asLead, cohort.id, { lastDay: "2099-01-01", maxUses: 5 }))!;
  await new Promise((resolve) => setTimeout(resolve, 20));

  const started = Date.now();
  const ana = new Visitor();
  await ana.ask("/");
  await ana.ask("/register", { form: { name: "Ana Lind", email: EMAIL, password: PASSWORD } });
  await ana.ask(link);
  await ana.ask(link, { form: {} });
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
  expect(await db.note.count({ where: { userId: id } })).toBe(1);
  const own = await exportOf(ana);
  const isFine = since(started);
  expect((await fineTimes()).filter(({ time }) => isFine(time))).toEqual([]);
  expect(own).toContain(EMAIL);
  expect(fineTimesIn(own).filter(isFine)).toEqual([]);

  // She hands in, explains, and hands in once more: no two of these times bracket the work in between.
  const submissionId = await handInBy(ana, SLUG, made);
  const { kind, content } = findExercise(SLUG)!;
  const page = `/submissions/${submissionId}`;
  await ana.ask(page, { form: { intent: "explain", answer: kind.can.explainBack!.modelAnswer(content)! } });
  // The write-ahead log contains the time of the first submission's job until the log is emptied, every two seconds.
  await bytesAtRest();
  await work(ana, SLUG);
  const second = await handInBy(ana, SLUG, { ...made, confidence: 80 }, "once more");
  await followNews();
  await vi.waitFor(async () => expect(await db.job.count()).toBe(0), 10_000);
  expect(await db.explanation.count({ where: { submissionId } })).toBe(1);
  expect(await db.tryFact.count({ where: { userId: id } })).toBe(2);
  expect((await fineTimes()).filter(({ time }) => isFine(time))).toEqual([]);
  const whole = await exportOf(ana);
  expect(whole).toContain(second);
  expect(fineTimesIn(whole).filter(isFine)).toEqual([]);
  expect(await db.draft.count()).toBe(0);
  const alive = await lifeSigns();
  const atRest = await bytesAtRest();
  if (atRest !== null) {
    alive.push(...(await lifeSigns()));
    expect(atRest).toContain(second);
    expect(fineTimesIn(atRest).filter((time) => isFine(time) && !alive.includes(time))).toEqual([]);
  }

  // Neither the write-ahead log after each save nor any reply contains a finer time.
  const { bytes, times, alive: signs } = logAfterSaves;
  expect(bytes > 0).toBe(isSqlite);
  expect(times.filter((time) => isFine(time) && !signs.has(time))).toEqual([]);
  expect(ana.received.join("\n")).toContain(submissionId);
  expect(fineTimesIn(ana.received.join("\n")).filter(isFine)).toEqual([]);

  // When a lead then views the submission, only the day of the view is stored.
  const reader = new Visitor();
  await reader.ask("/sign-in", { form: { email: "maya@example.org", password: PASSWORD } });
  await reader.ask(`/submissions/${submissionId}`);
  await vi.waitFor(async () => expect(await db.look.count({ where: { ownerId: id } })).toBe(1), 3_000);
  const [look] = await db.look.findMany();
  expect(look!.day.getTime() % DAY_MS).toBe(0);

  const metrics = await (
    await fetch(`${door.origin}/metrics`, { headers: { authorization: `Bearer ${env.metricsToken}` } })
  ).text();
  expect(metrics).toContain("onramp_http_request_duration_seconds");
  expect(fineTimesIn(metrics).filter(isFine)).toEqual([]);
  // Requests during the work are neither logged nor counted. The times of other requests are recorded only to the hour.
  const lines = logged.join("");
  expect(lines).toContain('"/submissions/:id"');
  expect(lines).not.toContain('"/exercises/:slug');
  expect(metrics).not.toContain('"/exercises/:slug');
  expect(lines).not.toContain("/events");
  expect(fineTimesIn(lines).filter(isFine)).toEqual([]);
  // Neither the log nor the metrics show who did what.
  for (const told of [lines, metrics])
    for (const word of [id, submissionId, SLUG, EMAIL, "Ana", cohort.id, link.split("/").at(-1)!])
      expect(told).not.toContain(word);
  // No table contains a request's id from the log.
  const cells = (await allCells()).map(({ text }) => text).join("\n");
  const requests = logged.flatMap((line) => (JSON.parse(line) as { requestId?: string }).requestId ?? []);
  expect(requests.length).toBeGreaterThan(8);
  expect(requests.filter((request) => cells.includes(request))).toEqual([]);
});

it("promise 1: no two stored times bracket the work of a mentor whose page closed without notice", async () => {
  const started = Date.now();
  const { id, userId } = await db.submission.findFirstOrThrow({ where: { user: { email: EMAIL } } });
  expect(await askMentor({ id: userId }, id, "Why?")).toBe(true);
  const { id: itemId } = await db.reviewItem.findFirstOrThrow({ where: { submissionId: id } });
  const mentor = new Visitor();
  await mentor.ask("/sign-in", { form: { email: "maya@example.org", password: PASSWORD } });
  await mentor.ask(`/mentor/${itemId}`);
  const work = { notes: [], summary: "Well done.", verdict: "good", choices: {} };
  for (const json of [{ do: "claim" }, { do: "save", from: 0, work }, { do: "renew" }])
    await mentor.ask(`/mentor/${itemId}/work`, { json });
  // Future times count, too, because they are derived from the current time.
  const isNear = ({ time }: { time: number }) => time >= started && time < Date.now() + HOUR_MS;
  const places = (await fineTimes()).filter(isNear).map(({ place }) => place);
  expect(places.filter((place) => place !== "ReviewItem.leaseUntil")).toEqual([]);
  const { leaseUntil } = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
  expect(leaseUntil!.getTime() % 60_000).toBe(0);
  await endLeases(new Date(Date.now() + 5 * 60_000));
  expect((await fineTimes()).filter(isNear)).toEqual([]);
  expect(fineTimesIn(await exportOf(mentor)).filter((time) => isNear({ time }))).toEqual([]);
  expect(fineTimesIn(mentor.received.join("\n")).filter(since(started))).toEqual([]);
});

it("promise 1: no two stored times bracket the work of a guest who then creates an account", async () => {
  const started = Date.now();
  const guest = new Visitor();
  const reply = await guest.ask("/?index", { form: {} });
  const slug = reply.headers.get("Location")!.split("/").at(-1)!;
  const made = await work(guest, slug);
  const isFine = since(started);
  expect(await db.user.count({ where: { guestUntil: { not: null } } })).toBe(1);
  expect((await fineTimes()).filter(({ time }) => isFine(time))).toEqual([]);

  await handInBy(guest, slug, made);
  await guest.ask("/register", { form: { name: "Gus", email: "gus@example.org", password: PASSWORD } });
  expect(await db.user.count({ where: { guestUntil: { not: null } } })).toBe(0);
  expect((await fineTimes()).filter(({ time }) => isFine(time))).toEqual([]);
  expect(fineTimesIn(await exportOf(guest)).filter(isFine)).toEqual([]);
  expect(fineTimesIn(guest.received.join("\n")).filter(isFine)).toEqual([]);
});

/** Routes that are close to the work but whose requests are logged, with the reason. */
const LOGGED: Readonly<Record<string, string>> = {
  "/exercises/:slug/discussion": "opens after a submission",
  "/exercises/:slug/report": "reports abuse in a solution or a post",
  "/exercises/:slug/solutions": "opens after a passed submission",
  "/exercises/:slug/solutions/:id": "opens after a passed submission",
  "/mentor/agreement": "lists reviews that were sent",
  "/mentor/agreement/:submissionId": "shows reviews that were sent",
  "/mentor/sent": "lists reviews that were sent",
  "/mentor/sent/:id": "shows a review that was sent; a correction is one form",
  "/mentor/snippets": "a mentor's stored comments, without a submission",
  "/mentor/start": "lists the marked samples",
  "/mentor/talks": "lists the talks",
  "/submissions/:id": "shows a report, after the work; a comment or a question is one form",
  "/submissions/:id/model-review": "shows the model's review, after the work",
  "/submissions/:id/report": "reports abuse; one form",
  "/submissions/:id/share": "shares a submission; one form",
};

it("promise 1: each route next to the work leaves no log line, or is listed here with a reason", async () => {
  const from = logged.length;
  const near = ROUTES.map(({ pattern }) => pattern).filter((route) =>
    /^\/(exercises|mentor|submissions)\/./.test(route),
  );
  // Once the last request's line is in the log, all lines are there.
  for (const route of [...near, "/sign-in"])
    await fetch(door.origin + route.replaceAll(/:\w+/g, "none"), { redirect: "manual" });
  const routes = () => logged.slice(from).flatMap((line) => (JSON.parse(line) as { route?: string }).route ?? []);
  await vi.waitFor(() => expect(routes()).toContain("/sign-in"));
  expect(routes().sort()).toEqual([...Object.keys(LOGGED), "/sign-in"].sort());
});

it.skipIf(isQuick)(
  "promise 1: an overwritten draft leaves no byte in the database or in its write-ahead log",
  async () => {
    const dan = new Visitor();
    await dan.ask("/register", { form: { name: "Dan", email: "dan@example.org", password: PASSWORD } });
    const best = sampleOf(TEST_SLUG);
    let from = 0;
    for (const word of ["firstly", "secondly", "thirdly", "fourthly", "fifthly", "lastly"]) {
      // A short text, which fits on one page of the database, and a long text, which spans many pages.
      const suite = `// draft-${word}\n`.repeat(word === "secondly" ? 1 : 900);
      const work = { ...best, suite, confidence: null };
      const reply = await dan.ask(`/exercises/${TEST_SLUG}/work`, { json: { do: "save", from, work } });
      from = ((await reply.json()) as { version: number }).version;
    }
    const atRest = await bytesAtRest();
    if (atRest === null) return;
    expect(new Set(atRest.match(/draft-\w+ly/g))).toEqual(new Set(["draft-lastly"]));
    await dan.ask(`/exercises/${TEST_SLUG}/work`, { json: { do: "discard" } });
    expect((await bytesAtRest())!.match(/draft-\w+ly/g)).toBeNull();
  },
);

it("the search finds a time in each form, and in a table", async () => {
  const time = 1_795_000_000_123;
  const forms = ["01a1ef8d-d67b-7a00-8000-000000000000", new Date(time).toISOString(), String(time), "1795000000.123"];
  for (const form of forms) expect(fineTimesIn(`a ${form} b`), form).toHaveLength(1);
  await db.$executeRawUnsafe(`UPDATE "Cohort" SET "name" = '${new Date(time).toISOString()}'`);
  expect(await fineTimes()).toContainEqual({ place: "Cohort.name", time });
});
