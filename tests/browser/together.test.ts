/**
 * Two mentors and five learners work at the same time, each in their own browser. The server is killed while all of
 * them are in mid-sentence.
 */
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo, startServer } from "../setup/server";
import { signInDemo } from "../setup/visitors";

const LEARNERS = ["ana", "ben", "chiara", "dmitri", "emeka"];
const MENTORS = ["lee", "maya"];
/** A page tries to reach a lost server again after at most 30 seconds, so this is ample time. */
const BACK_MS = 60_000;

let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(closeWindows);

async function open(name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce" });
  context.setDefaultTimeout(BACK_MS);
  const page = await context.newPage();
  await signInDemo(page, name);
  return page;
}

function ask<T>(sql: string, ...values: string[]): T[] {
  const database = new Database(path.join(server.dir, "onramp.db"));
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
}

/** Finds this learner's newest report that no mentor was asked about. */
const reportOf = (name: string) =>
  ask<{ id: string }>(
    `SELECT Submission.id FROM Submission JOIN User ON User.id = userId WHERE email = ?
     AND Submission.id NOT IN (SELECT submissionId FROM ReviewItem) ORDER BY handedInAt DESC LIMIT 1`,
    `${name}@demo.example`,
  )[0]!.id;

const questionOf = (name: string) => `What did I miss here? Yours, ${name}.`;
const itemOf = (page: Page) => new URL(page.url()).pathname;

/**
 * Opens the mentor's next item and returns its path. Returns null if nothing is left because the other mentor has the
 * last item.
 */
async function takeNext(mentor: Page): Promise<string | null> {
  await mentor.goto("/mentor");
  const next = mentor.getByRole("button", { name: "Open next submission" });
  if ((await next.count()) === 0) return null;
  await next.click();
  const has = mentor.getByText("You are reviewing this submission.");
  await has.or(mentor.getByText("Nothing else to review right now.")).first().waitFor();
  return (await has.count()) > 0 ? itemOf(mentor) : null;
}

/** Writes a comment on the first line that accepts one, and half a summary. */
async function beginReview(mentor: Page, half: string): Promise<void> {
  await mentor.locator("[data-at]").first().click();
  await mentor.getByRole("textbox", { name: /^Your comment on/ }).fill(`${half} A comment on this line.`);
  await mentor.getByRole("radio", { name: "Try again" }).check();
  await mentor.getByLabel("Summary").fill(half);
}

async function finishReview(mentor: Page, whole: string): Promise<void> {
  await mentor.getByLabel("Summary").fill(whole);
  await mentor.getByRole("button", { name: "Send", exact: true }).click();
  await mentor.waitForURL("**/mentor?done=sent");
}

it("claims never collide, comments appear live, and half-written text survives a killed server", {
  timeout: 400_000,
}, async () => {
  const learners = await Promise.all(LEARNERS.map(open));
  const mentors = await Promise.all(MENTORS.map(open));
  const reports = LEARNERS.map(reportOf);
  await Promise.all(
    mentors.map(async (mentor) => {
      await mentor.goto("/mentor");
      await mentor.getByLabel("Hours a week").fill("40");
      await mentor.getByRole("button", { name: "Save" }).click();
      await mentor.getByText("minutes left this week").waitFor();
    }),
  );
  await Promise.all(
    learners.map(async (learner, n) => {
      await learner.goto(`/submissions/${reports[n]}`);
      await learner.getByLabel("What would you like to know?").fill(questionOf(LEARNERS[n]!));
      await learner.getByRole("button", { name: "Ask a mentor" }).click();
      await learner.getByRole("heading", { name: "You asked a mentor" }).waitFor();
    }),
  );

  // Everyone writes at once and is interrupted in mid-sentence: two reviews, and a note from each learner on their own
  // line.
  const held = await Promise.all(mentors.map(takeNext));
  expect(new Set(held).size).toBe(2);
  await Promise.all([
    ...mentors.map((mentor, n) => beginReview(mentor, `Half a sentence of ${MENTORS[n]}`)),
    ...learners.map(async (learner, n) => {
      await learner.locator("[data-at]").first().click();
      await learner.locator("#new-note textarea").fill(`Half a note of ${LEARNERS[n]}`);
    }),
  ]);
  await server.stop("SIGKILL");
  // Ana's and Maya's tabs close as well, while the server is down.
  const [ana, maya] = [learners[0]!, mentors[1]!];
  const [anaWindow, mayaWindow] = [ana.context(), maya.context()];
  await Promise.all([ana.close(), maya.close()]);
  await sleep(1_000);
  server = await startServer({ dir: server.dir, port: Number(new URL(server.origin).port) });
  learners[0] = await anaWindow.newPage();
  mentors[1] = await mayaWindow.newPage();
  await Promise.all([learners[0].goto(`/submissions/${reports[0]}`), mentors[1].goto(held[1]!)]);
  await Promise.all(
    mentors.map(async (mentor, n) => {
      await mentor.getByText("You are reviewing this submission.").waitFor();
      expect(await mentor.getByLabel("Summary").inputValue()).toBe(`Half a sentence of ${MENTORS[n]}`);
      await finishReview(mentor, `A whole sentence of ${MENTORS[n]}`);
    }),
  );
  await Promise.all(
    learners.map(async (learner, n) => {
      const note = learner.locator("#new-note textarea");
      await note.waitFor();
      expect(await note.inputValue()).toBe(`Half a note of ${LEARNERS[n]}`);
      await note.fill(`A whole note of ${LEARNERS[n]}`);
      await learner.locator("#new-note").getByRole("button", { name: "Send" }).click();
      await learner.locator(".thread", { hasText: `A whole note of ${LEARNERS[n]}` }).waitFor();
    }),
  );

  // Both mentors work on the rest of the queue at once, until all five questions are answered.
  const taken = [...held] as string[];
  const left = () =>
    ask<{ n: number }>(
      `SELECT count(*) AS n FROM ReviewItem WHERE state = 'waiting' AND submissionId IN (${reports.map(() => "?")})`,
      ...reports,
    )[0]!.n;
  for (let round = 0; left() > 0; round++) {
    if (round === 20) throw new Error(`${left()} of the five are never offered`);
    const next = await Promise.all(mentors.map(takeNext));
    taken.push(...next.filter((item) => item !== null));
    await Promise.all(
      mentors.map(async (mentor, n) => {
        if (next[n] === null) return;
        const mine = `${MENTORS[n]} on ${next[n]}.`;
        await beginReview(mentor, mine);
        await finishReview(mentor, mine);
      }),
    );
  }

  // Each item was reviewed by one mentor, and each question is answered on a report that was open the whole time.
  expect(new Set(taken).size).toBe(taken.length);
  for (const [n, learner] of learners.entries()) {
    await learner.getByRole("status").filter({ hasText: "commented on" }).waitFor();
    await learner.getByRole("region", { name: "Mentor review" }).waitFor();
    const sent = ask<{ seat: number }>("SELECT seat FROM MentorReview WHERE submissionId = ?", reports[n]!);
    const seats = sent.map(({ seat }) => seat).sort();
    expect(seats, LEARNERS[n]).toEqual([...new Set(seats)]);
    expect(seats[0]).toBe(1);
    const notes = ask<{ text: string }>(
      `SELECT text FROM Comment JOIN Thread ON Thread.id = threadId WHERE submissionId = ? AND text LIKE '%note of%'`,
      reports[n]!,
    );
    expect(notes).toEqual([{ text: `A whole note of ${LEARNERS[n]}` }]);
  }
  expect(ask("SELECT * FROM ReviewDraft")).toEqual([]);
});
