import { setTimeout as sleep } from "node:timers/promises";
import { seeded } from "~/kinds/seeded";
import type { Installation } from "../setup/installation";
import type { SignedIn } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";
import type { Scene } from "./waiting";

// Long: the processes, the notes and the checks of the notes belong together.

/**
 * Many mentors at once claim the next submission, review or release it, and claim another one, through several
 * processes that are killed along the way. Each mentor notes the server's answers. At the end, the mentors' notes are
 * compared with each other and with the database rows.
 */

export interface Contest {
  /** At least two servers, all on the same installation. They are stopped at the end. */
  readonly servers: readonly Running[];
  /** Called repeatedly to ask whether to kill a process now. One process always keeps running. */
  isKillDue(now: { readonly claims: number; readonly kills: number; readonly sinceKillMs: number }): boolean;
  /** Called when mentors are offered nothing although submissions still wait: resolves when all leases have ended. */
  endLeases(): Promise<void>;
}

export interface Outcome {
  readonly seconds: number;
  /** The time in milliseconds of each claim that was answered with a submission. */
  readonly claimMs: readonly number[];
  readonly kills: number;
  readonly reviews: number;
  readonly givenBack: number;
  /** The number of requests that got no answer because their process was killed. */
  readonly unanswered: number;
  /**
   * The number of submissions that still waited when mentors were offered nothing. They had been claimed, but the
   * answers to those claims were lost.
   */
  readonly leftToLeases: number;
  /**
   * Must be empty: submissions that two mentors held at the same time, submissions with two reviews or none, and
   * answers that no row confirms.
   */
  readonly wrong: readonly string[];
}

/** The share of claimed submissions that mentors release without a review. */
const GIVEN_BACK = 0.1;
/** The length of a lease in app/review/queue/claims.server.ts. */
const LEASE_MS = 120_000;
/** Longer than any answer takes. Without this limit, a missing reply would end a run silently. */
const ANSWER_MS = 60_000;

interface Holding {
  readonly itemId: string;
  readonly mentorId: string;
  /** The time of the answer to the claim, and the time when the mentor asked to release the submission. */
  readonly from: number;
  readonly until: number;
}

export async function runClaims(installation: Installation, scene: Scene, contest: Contest): Promise<Outcome> {
  const { query } = installation;
  const servers: (Running | undefined)[] = [...contest.servers];
  const claimMs: number[] = [];
  const holdings: Holding[] = [];
  const reviewed: Holding[] = [];
  const wrong: string[] = [];
  let [kills, givenBack, unanswered, leftToLeases, turn] = [0, 0, 0, 0, 0];

  /**
   * Posts to one of the running processes. Returns its answer, or null if the process was killed before it answered.
   */
  async function post(path: string, { cookie }: SignedIn, body: object | URLSearchParams): Promise<Response | null> {
    let server = servers[turn++ % servers.length];
    for (; !server; server = servers[turn++ % servers.length]) await sleep(20);
    const isForm = body instanceof URLSearchParams;
    const headers: Record<string, string> = isForm ? { cookie } : { cookie, "content-type": "application/json" };
    try {
      const reply = await fetch(`${server.origin}${path}`, {
        method: "POST",
        redirect: "manual",
        headers,
        body: isForm ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      // Read the body here, because the connection may break in the middle of it.
      const text = await reply.text();
      if (reply.status >= 400) {
        const logged = reply.status >= 500 ? lastErrorOf(server) : undefined;
        wrong.push(`${path}: ${reply.status} ${text.slice(0, 100)} ${logged ?? ""}`);
      }
      return new Response(text, { status: reply.status, headers: reply.headers });
    } catch (error) {
      if (servers.includes(server)) wrong.push(`${path}: ${error}, and no one killed it`);
      unanswered++;
      return null;
    }
  }
  /** Retries until there is an answer, as the desk does. */
  async function insist(path: string, mentor: SignedIn, body: object): Promise<Response> {
    for (;;) {
      const reply = await post(path, mentor, body);
      if (reply) return reply;
    }
  }

  /** Claims submissions until none is offered. */
  async function work(mentor: SignedIn, draw: () => number): Promise<void> {
    for (;;) {
      const asked = performance.now();
      const reply = await post("/mentor", mentor, new URLSearchParams({ intent: "next" }));
      if (!reply) continue;
      const itemId = /^\/mentor\/(.+)$/.exec(reply.headers.get("location") ?? "")?.[1];
      if (!itemId) return;
      const from = performance.now();
      claimMs.push(from - asked);
      const desk = `/mentor/${itemId}/work`;
      const isKept = draw() >= GIVEN_BACK;
      const holding = { itemId, mentorId: mentor.id, from, until: Math.min(performance.now(), asked + LEASE_MS) };
      holdings.push(holding);
      if (!isKept) {
        await insist(desk, mentor, { do: "release" });
        givenBack++;
        continue;
      }
      const review = { notes: [], summary: "Well done.", verdict: "good", choices: {} };
      const sent = await insist(desk, mentor, { do: "hand-in", key: crypto.randomUUID(), work: review });
      const said = (await sent.json()) as { ok?: boolean };
      if (said.ok) reviewed.push(holding);
      else wrong.push(`${itemId}: its holder's review was refused: ${JSON.stringify(said)}`);
    }
  }

  let isOver = false;
  const starting: Promise<unknown>[] = [];
  async function kill(): Promise<void> {
    for (let killedAt = performance.now(); !isOver; await sleep(20)) {
      const sinceKillMs = performance.now() - killedAt;
      if (servers.includes(undefined) || !contest.isKillDue({ claims: claimMs.length, kills, sinceKillMs })) continue;
      killedAt = performance.now();
      const place = kills++ % servers.length;
      const server = servers[place]!;
      servers[place] = undefined;
      await server.stop("SIGKILL");
      starting.push(
        startServer(installation).then((again) => {
          servers[place] = again;
        }),
      );
    }
  }

  const countWaiting = async () =>
    Number((await query(`SELECT count(*) AS n FROM "ReviewItem" WHERE state = 'waiting'`))[0]!.n);
  const begun = performance.now();
  let idle = 0;
  const killing = kill();
  try {
    for (let round = 0; ; round++) {
      const before = claimMs.length;
      await Promise.all(scene.mentors.map((mentor, n) => work(mentor, seeded(`${round} ${n}`))));
      const waiting = await countWaiting();
      if (round === 0) leftToLeases = waiting;
      if (waiting === 0) break;
      if (round > 0 && claimMs.length === before) {
        wrong.push(`${waiting} submissions wait, and no one is offered them`);
        break;
      }
      const paused = performance.now();
      await contest.endLeases();
      idle += performance.now() - paused;
    }
  } finally {
    isOver = true;
    await killing;
    await Promise.all(starting);
    await Promise.all(servers.map((server) => server?.stop("SIGTERM")));
  }
  const seconds = (performance.now() - begun - idle) / 1000;
  if (leftToLeases > unanswered) wrong.push(`${leftToLeases} waited, and only ${unanswered} answers were lost`);
  wrong.push(...findTwoHolders(holdings), ...(await compareRows(installation, reviewed)));
  return { seconds, claimMs, kills, reviews: reviewed.length, givenBack, unanswered, leftToLeases, wrong };
}

/** Returns the last error that a process logged. */
const lastErrorOf = (server: Running) =>
  server
    .output()
    .split("\n")
    .findLast((line) => line.startsWith("{") && line.includes('"err"'));

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** Lists the submissions that two mentors held at the same time. */
function findTwoHolders(holdings: readonly Holding[]): string[] {
  const byItem = groupBy(holdings, ({ itemId }) => itemId);
  return [...byItem.values()].flatMap((list) => {
    const inOrder = list.toSorted((a, b) => a.from - b.from);
    return inOrder
      .filter((one, n) => n > 0 && one.from < inOrder[n - 1]!.until)
      .map(({ itemId, mentorId }) => `${itemId}: ${mentorId} got it while another one had it`);
  });
}

/** Lists the places where the database rows contradict the servers' answers. */
async function compareRows({ query }: Installation, reviewed: readonly Holding[]): Promise<string[]> {
  const rows = (await query(`
    SELECT i.id, i.state, r."mentorId" FROM "ReviewItem" i
    LEFT JOIN "MentorReview" r ON r."submissionId" = i."submissionId" AND r.seat = i.seat`)) as {
    id: string;
    state: string;
    mentorId: string | null;
  }[];
  const wrong: string[] = [];
  const byItem = groupBy(rows, ({ id }) => id);
  for (const [id, list] of byItem) {
    const [{ state, mentorId }] = list as [(typeof rows)[number]];
    if (list.length > 1) wrong.push(`${id}: ${list.length} reviews`);
    if (state !== "done" || !mentorId) wrong.push(`${id}: ${state}, ${mentorId ? "with" : "without"} a review`);
  }
  for (const { itemId, mentorId } of reviewed)
    if (byItem.get(itemId)?.[0]?.mentorId !== mentorId)
      wrong.push(`${itemId}: ${mentorId} was told that theirs is sent`);
  if (reviewed.length !== rows.length)
    wrong.push(`${rows.length} rows, and ${reviewed.length} reviews that were answered`);
  return wrong;
}
