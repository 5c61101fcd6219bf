import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import makeDemo from "../setup/global-browser";
import { finding, makeFields, place, REVIEW, review, type Site, visitor, WITHOUT_TEXT } from "../setup/hostile-fields";
import { HOSTILE } from "../setup/hostile-text";
import { cookieOf } from "../setup/over-http";
import { isLong } from "../setup/runs";
import { type Running, startDemo, startServer } from "../setup/server";

// Long: a list of hostile texts, and of all fields and pages.

/**
 * Texts designed to stop or slow down the server, posted into each field that accepts text and viewed by each role, in
 * the built product. Each page answers within 1 s, `/healthz` within 100 ms (300 ms under `--all`), and no process
 * exits. `--all` posts all of the texts as findings, as notes in a mentor's review and as comments, and a random sample
 * of them into every other field. The test prints the seed of the sample, and HOSTILE_SEED sets it. The long run posts
 * each text into each field.
 *
 * Other work on the machine must not fail the test. Where Linux reports how long a thread ran and waited, a page's time
 * excludes the time that the server's or this test's main thread waited for a processor, and `/healthz` counts how long
 * the server's main thread ran before it answered, which is how long a text kept it busy. A slow machine gets more
 * time, in proportion to how much longer an ordinary page takes there. The test also prints the wall-clock times.
 */
const SEED = process.env.HOSTILE_SEED ?? String(crypto.randomInt(1e6));
/** The number of texts for each field in `npm test -- --all`. */
const SAMPLE = 2;
/**
 * The number of texts before the long run restarts the server. Hourly limits on submissions and reports allow no more.
 */
const TEXTS_A_START = 20;
const PAGE_MS = 1_000;
/**
 * The time limit of `/healthz`. In `npm test -- --all`, other tests use the same processors and caches; the long run
 * has them to itself.
 */
const HEALTH_MS = process.env.ONRAMP_LONG ? 100 : 300;
/** An ordinary page, which shows no text that a person wrote, and how long it takes on an idle machine. */
const ORDINARY_PAGE = "/how";
const ORDINARY_MS = 50;

let server: Running;
let database: Database;
const people = new Map<string, string>();

beforeAll(async () => {
  await makeDemo();
  server = await startDemo();
  database = new Database(path.join(server.dir, "onramp.db"));
  for (const name of ["ana", "grace", "lee", "maya", "root"]) {
    const body = new URLSearchParams({ email: `${name}@demo.example`, password: "onramp-demo" });
    const reply = await fetch(`${server.origin}/sign-in`, { method: "POST", body, redirect: "manual" });
    expect(reply.status).toBe(302);
    people.set(name, cookieOf(reply.headers));
  }
});
afterAll(async () => {
  database?.close();
  await server?.stop("SIGKILL");
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});

/** Returns the id of the server process that answers requests, or null if the system doesn't show it. */
function findWeb(): string | null {
  if (process.platform !== "linux") return null;
  const isWeb = (pid: string) => {
    try {
      const set = fs.readFileSync(`/proc/${pid}/environ`, "utf8");
      return set.includes(`DATA_DIR=${server.dir}\0`) && set.includes("NODE_UNIQUE_ID=");
    } catch {
      return false;
    }
  };
  return fs.readdirSync("/proc").find((name) => /^\d+$/.test(name) && isWeb(name)) ?? null;
}
let web: string | null = null;

/** Returns how long a process's main thread has run so far, and how long it has waited for a processor. */
function readThread(pid: string): { readonly worked: number; readonly waited: number } {
  const text = fs.readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8");
  const [worked, waited] = text.split(" ").map((nanoseconds) => Number(nanoseconds) / 1e6);
  return { worked: worked!, waited: waited! };
}

/** Times in milliseconds. */
interface Took {
  readonly clock: number;
  /** Wall-clock time minus the time that the server's and this test's main threads waited for a processor. */
  readonly ms: number;
  /** How long the server's main thread ran in this time. */
  readonly worked: number;
  readonly says: string;
}

/** Starts a stopwatch. */
function startWatch(): (says: string) => Took {
  const read = () => (web ? { server: readThread(web), test: readThread(String(process.pid)) } : null);
  const [begun, before] = [performance.now(), read()];
  return (says) => {
    const clock = performance.now() - begun;
    const after = read();
    const since = (of: "server" | "test", what: "worked" | "waited") => after![of][what] - before![of][what];
    const ms = before ? Math.max(0, clock - since("server", "waited") - since("test", "waited")) : clock;
    const worked = before ? since("server", "worked") : clock;
    const [a, b, c] = [ms, worked, clock].map(Math.round);
    return { clock, ms, worked, says: `${says}: ${a} ms, ${b} of work (${c} by the clock)` };
  };
}

const pages: Took[] = [];
const polls: Took[] = [];
const broken: string[] = [];
let posting = "";

const site: Site = {
  know: (who, cookie) => void people.set(who, cookie),
  find: async (sql, ...values) => database.prepare(sql).all(...values) as Record<string, string>[],
  async ask(who, address, init = {}) {
    const stop = startWatch();
    const headers = { cookie: people.get(who) ?? "", ...init.headers };
    const reply = await fetch(`${server.origin}${address}`, { redirect: "manual", ...init, headers });
    const says = `${posting}: ${who} ${init.method ?? "GET"} ${address.slice(0, 80)}: ${reply.status}`;
    // A download is created while it is sent, so its first byte counts as the answer. `/healthz` covers the rest.
    const begun = stop(says);
    const text = await reply.text();
    const took = reply.headers.get("content-disposition")?.startsWith("attachment") ? begun : stop(says);
    pages.push(took);
    if (reply.status >= 500) broken.push(took.says);
    return { status: reply.status, text, to: reply.headers.get("location"), cookie: cookieOf(reply.headers) };
  },
};

/** Polls like a load balancer until the returned function is called. */
function watchHealth() {
  let isOver = false;
  const watched = (async () => {
    while (!isOver) {
      const stop = startWatch();
      const status = await fetch(`${server.origin}/healthz`).then((reply) => reply.status, String);
      if (status !== 200) broken.push(`${posting}: /healthz: ${status}`);
      polls.push(stop(`${posting}: /healthz`));
      await sleep(15);
    }
  })();
  return async () => {
    isOver = true;
    await watched;
  };
}

/** Expects the processes to be the same as at the start: none exited, and the supervisor started none. */
function expectSameProcesses(): void {
  expect(findWeb()).toBe(web);
  expect(server.process.exitCode).toBeNull();
  expect(server.output().split("Onramp is running").length).toBe(2);
  expect(server.output()).not.toMatch(/uncaught|Restarting it/);
}

/** Restarts the same installation, so that its hourly limits start again. */
async function startAgain(): Promise<void> {
  await server.stop("SIGTERM");
  server = await startServer({ dir: server.dir });
  web = findWeb();
}

const NAMES = Object.keys(HOSTILE);
const digest = (text: string) => crypto.createHash("sha256").update(text).digest("hex");
/** Returns the texts' names in an order that depends on the seed. */
const ranked = (salt: string) =>
  [...NAMES].sort((a, b) => (digest(`${SEED} ${salt} ${a}`) < digest(`${SEED} ${salt} ${b}`) ? -1 : 1));
const slowest = (tooks: readonly Took[], by: "ms" | "worked" | "clock") => [...tooks].sort((a, b) => b[by] - a[by])[0]!;

/** Returns how many times longer an ordinary page takes here than on an idle machine; at least 1. */
async function howBusy(): Promise<number> {
  const from = pages.length;
  for (let i = 0; i < 20; i++) await site.ask("nobody", ORDINARY_PAGE);
  const usual = pages.splice(from).map(({ ms }) => ms);
  return Math.max(1, usual.sort((a, b) => a - b)[10]! / ORDINARY_MS);
}

/** Hands in all texts at once, as the findings of one review, some of them with a proof. */
async function handInAll(): Promise<string> {
  const proofs = ranked("proofs").slice(0, 6);
  const findings = NAMES.slice(0, 59).map((name, i) =>
    finding(REVIEW, `f${i}`, HOSTILE[name]!(4_000), proofs.includes(name) ? HOSTILE[name]!(20_000) : null),
  );
  return (await visitor(site).handIn(REVIEW, review(findings)))!;
}

/** Sends all texts at once, as the notes in a mentor's review. */
async function sendAllNotes(id: string): Promise<void> {
  const { post, postJson } = visitor(site);
  await post("ana", `/submissions/${id}`, { intent: "ask-mentor", question: "Why?" });
  const [item] = await site.find("SELECT id FROM ReviewItem WHERE submissionId = ? AND seat = 1", id);
  await postJson("lee", `/mentor/${item!.id}/work`, { do: "claim" });
  const { file, side, from } = place(REVIEW);
  const notes = NAMES.map((name, i) => ({
    id: `n${i}`,
    file,
    side,
    line: from,
    endLine: null,
    text: HOSTILE[name]!(3_500),
  }));
  const work = { notes, summary: "See the notes.", verdict: "again", choices: {} };
  const sent = await postJson("lee", `/mentor/${item!.id}/work`, { do: "hand-in", key: crypto.randomUUID(), work });
  expect(sent.json.ok, sent.text).toBe(true);
}

it("the test covers every form that takes text", async () => {
  const rows = Object.keys(JSON.parse(fs.readFileSync("tests/access.json", "utf8")).rows);
  const forms = rows
    .filter((row) => row.startsWith("POST "))
    .map((row) => row.slice("POST ".length).replace(/ \([^)]*\)$/, ""));
  const known = Object.values(await makeFields(site, "none", "none")).flatMap((field) => field.forms);
  expect([...new Set(forms)].sort()).toEqual([...new Set([...known, ...WITHOUT_TEXT])].sort());
});

it(
  "no text that a person writes stops the server or makes others wait",
  async () => {
    const begun = performance.now();
    web = findWeb();
    const before = await howBusy();
    let stopWatching = watchHealth();
    const { view } = visitor(site);
    const READERS = ["ana", "lee", "maya", "root"];

    posting = "all findings";
    const commented = await handInAll();
    for (let i = 0; i < 2; i++) await view(`/submissions/${commented}`);
    posting = "all notes";
    const noted = (await visitor(site).handIn(REVIEW, review([finding(REVIEW, "f1", "It is wrong for nothing.")])))!;
    await sendAllNotes(noted);
    await view(`/submissions/${noted}`);

    const asked = (await visitor(site).handIn(REVIEW, review([finding(REVIEW, "f1", "It is wrong for nothing.")])))!;
    await visitor(site).post("ana", `/submissions/${asked}`, {
      intent: "comment",
      text: "Why?",
      form: "new",
      whole: "1",
      line: "1",
      endLine: "",
      file: place(REVIEW).file,
      side: place(REVIEW).side,
    });
    const taken: Record<string, string> = {};
    const refused: string[] = [];
    for (const [name, field] of Object.entries(await makeFields(site, commented, asked))) {
      const texts = isLong || name === "a comment" ? NAMES : ranked(name).slice(0, SAMPLE);
      let count = 0;
      for (const [i, text] of texts.entries()) {
        if (isLong && i % TEXTS_A_START === 0) {
          await stopWatching();
          expectSameProcesses();
          await startAgain();
          stopWatching = watchHealth();
        }
        posting = `${name}: ${text}`;
        if (await field.use(HOSTILE[text]!(field.most))) count++;
      }
      // Also post a text that every field accepts, to show that the test uses the right form.
      posting = `${name}: plain words`;
      if (!(await field.use("A few plain words, enough of them for any field.")) && !field.takesNone)
        refused.push(posting);
      taken[name] = `${count} of ${texts.length}`;
    }
    posting = "everything";
    await view(`/submissions/${commented}`);
    await view(`/submissions/${noted}`);
    for (const who of READERS) await site.ask(who, "/me/data/export", { method: "POST", body: new URLSearchParams() });
    for (const address of ["/me", "/me/report", "/me/data", "/me/data/delete", "/notices", "/learn", "/learn/refresh"])
      await view(address);
    await stopWatching();
    const busy = Math.max(before, await howBusy());

    const figures = {
      seed: SEED,
      texts: NAMES.length,
      requests: pages.length,
      busy: busy.toFixed(1),
      taken,
      seconds: Math.round((performance.now() - begun) / 1000),
      isWaitingKnown: web !== null,
      slowest: [slowest(pages, "ms").says, slowest(pages, "clock").says],
      healthz: {
        polls: polls.length,
        slow: polls.filter(({ worked }) => worked > HEALTH_MS * busy).map(({ says }) => says),
        slowest: [slowest(polls, "worked").says, slowest(polls, "clock").says],
      },
    };
    console.log(JSON.stringify(figures, null, 1));
    expect(refused).toEqual([]);
    expect(broken).toEqual([]);
    expect(pages.filter(({ ms }) => ms > PAGE_MS * busy).map(({ says }) => says)).toEqual([]);
    expect(polls.filter(({ worked }) => worked > HEALTH_MS * busy).map(({ says }) => says)).toEqual([]);
    expectSameProcesses();
  },
  isLong ? 4 * 3_600_000 : 600_000,
);
