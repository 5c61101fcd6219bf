import { findExercise, listExercises } from "../../app/catalogue/catalogue.server";
import { db } from "../../app/database/db.server";
import type { ReviewItem } from "../../app/generated/prisma/client";
import { gradeSubmission } from "../../app/grading/grade.server";
import { handIn } from "../../app/grading/hand-in.server";
import { seeded, shuffled } from "../../app/kinds/seeded";
import { askMentor } from "../../app/review/queue/asking.server";
import { claimNext } from "../../app/review/queue/claims.server";
import { findItem } from "../../app/review/queue/items.server";
import { USUAL_MINUTES } from "../../app/review/queue/order";
import { readResults } from "../../app/review/queue/results.server";
import { sendReview } from "../../app/review/reviews/reviews.server";
import { EMPTY_REVIEW } from "../../app/review/reviews/verdicts";
import { listDisputable, standBy } from "../../app/review/rulings/findings.server";
import { rule } from "../../app/review/rulings/rulings.server";
import type { Sandbox } from "../../app/sandbox/contract";
import { createInProcess } from "../../app/sandbox/in-process";
import { remembering } from "../../app/sandbox/remembering";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { doSamples } from "../../tests/setup/people";
import type { SimulatedClock } from "./simulated-clock";

/**
 * Simulates a cohort's month with the product's own functions: learners submit, are graded, and ask questions; mentors
 * take the items that they are offered, and send reviews. What people do is drawn at random from the assumptions. Long:
 * learners and mentors take turns in one loop, on one clock and one generator.
 */

export interface Assumptions {
  readonly learners: number;
  readonly handInsAWeek: number;
  readonly days: number;
  readonly mentors: number;
  /**
   * `oftenAsking` is the share of learners who ask often. `askOften` is the share of submissions about which these
   * learners ask, and `askSeldom` is that share for all other learners.
   */
  readonly oftenAsking: number;
  readonly askOften: number;
  readonly askSeldom: number;
  /**
   * The share of first attempts in which the learner hands in the best work from the exercise's folder, and by how much
   * this share grows with each further attempt.
   */
  readonly goodFirst: number;
  readonly goodMore: number;
  /** The share of failures after which the learner's next submission is for the same exercise. */
  readonly triesAgain: number;
  /** The share of reviews with false alarms in which the learner disputes a false alarm. */
  readonly standsBy: number;
}

const SOURCES = ["asked", "stuck", "stood by", "sample", "second seats"] as const;
export type Source = (typeof SOURCES)[number];
/** Sources of items for which a learner is waiting for an answer. */
const WAITED_FOR: ReadonlySet<Source> = new Set(["asked", "stuck", "stood by"]);

export interface Month {
  readonly bySource: Readonly<Record<Source, { readonly items: number; readonly minutes: number }>>;
  /** The minutes per week that all new items take, as the queue estimates them. */
  readonly minutesAWeek: number;
  readonly handIns: number;
  readonly reviews: number;
  readonly leftWaiting: number;
  /**
   * The longest wait of any item, and the longest wait of any person who asked, is stuck, or disputes a result, in
   * days.
   */
  readonly oldestDays: number;
  readonly oldestPersonDays: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The hour at which the first mentor opens the queue on working days. The other mentors follow, one each hour. */
const MENTOR_HOUR = 9;
const WORKING_DAYS = 5;

/** Creates a sandbox that remembers results, because a month has thousands of submissions for few exercises. */
export const rememberingSandbox = async (): Promise<Sandbox> => remembering(createInProcess(await builtEngine()));

let people = 0;
async function join(cohortId: string, role: string): Promise<{ id: string }> {
  const day = new Date(new Date().toISOString().slice(0, 10));
  const name = `${role} ${people++}`;
  const person = await db.user.create({
    data: { name, email: `${people}@bench.example`, createdAt: day, updatedAt: day },
  });
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
}

interface Learner {
  readonly id: string;
  readonly draw: () => number;
  /** A separate random generator, so that months with and without disputes don't differ in anything else. */
  readonly drawStandsBy: () => number;
  readonly asks: number;
  readonly order: string[];
  /** The failed exercise that the learner is retrying, and the number of attempts so far. */
  missed: { readonly slug: string; readonly tries: number } | null;
}

/** Submits work drawn at random, grades it, and sometimes asks a mentor. */
async function handInOnce(learner: Learner, assumed: Assumptions, sandbox: Sandbox): Promise<void> {
  const { draw } = learner;
  const tries = learner.missed?.tries ?? 0;
  const slug = learner.missed?.slug ?? learner.order.shift()!;
  if (!learner.missed) learner.order.push(slug);
  const { kind, content } = findExercise(slug)!;
  const samples = kind.samples(content).map((sample) => sample.work as object);
  const isGood = draw() < assumed.goodFirst + tries * assumed.goodMore;
  const sample = samples[Math.floor(draw() * samples.length)]!;
  const rough = kind.can.demonstration?.roughened?.(sample, draw) ?? sample;
  const work = { ...(isGood ? samples[0]! : rough), confidence: 80 };
  const handedIn = await handIn(learner, slug, { key: `${learner.id} ${Date.now()} ${draw()}`, work });
  if (!handedIn.ok) throw new Error(`${slug}: ${JSON.stringify(handedIn.errors)}`);
  const graded = await gradeSubmission(handedIn.submissionId, sandbox);
  await db.job.deleteMany();
  await readResults();
  learner.missed = graded?.status !== "passed" && draw() < assumed.triesAgain ? { slug, tries: tries + 1 } : null;
  if (draw() < learner.asks) await askMentor(learner, handedIn.submissionId, "Is this the right way to do it?");
  const [alarm] = await listDisputable(learner, handedIn.submissionId);
  if (alarm && learner.drawStandsBy() < assumed.standsBy)
    await standBy(learner, handedIn.submissionId, alarm.id, "It does fail: I tried it.");
}

/**
 * The seed that decides who submits what and when. It is the same for each month, so that months differ only in their
 * assumptions.
 */
const SEED = "a month";

/** Runs a month in a new cohort, starting at the clock's time, a Monday at midnight. */
export async function runMonth(
  name: string,
  assumed: Assumptions,
  clock: SimulatedClock,
  sandbox: Sandbox,
): Promise<Month> {
  const begun = clock.now();
  const end = begun + assumed.days * DAY;
  const { id: cohortId } = await db.cohort.create({ data: { name } });
  const draw = seeded(SEED);
  const learners: Learner[] = [];
  const slugs = listExercises().map(({ slug }) => slug);
  for (let n = 0; n < assumed.learners; n++) {
    const own = seeded(`${SEED} ${n}`);
    const asks = n < assumed.oftenAsking * assumed.learners ? assumed.askOften : assumed.askSeldom;
    const order = shuffled(slugs, own);
    learners.push({
      ...(await join(cohortId, "learner")),
      draw: own,
      drawStandsBy: seeded(`${SEED} ${n} stands by`),
      asks,
      order,
      missed: null,
    });
  }
  const mentors: { id: string }[] = [];
  for (let n = 0; n < assumed.mentors; n++) {
    const mentor = await join(cohortId, "mentor");
    await doSamples(mentor.id);
    mentors.push(mentor);
  }

  const events: { readonly at: number; readonly act: () => Promise<void> }[] = [];
  for (const learner of learners)
    for (let week = begun; week < end; week += 7 * DAY)
      for (let n = 0; n < assumed.handInsAWeek; n++) {
        const at = week + Math.floor(draw() * 7 * DAY);
        if (at < end) events.push({ at, act: () => handInOnce(learner, assumed, sandbox) });
      }
  const handIns = events.length;
  const bySource = Object.fromEntries(SOURCES.map((source) => [source, { items: 0, minutes: 0 }])) as Record<
    Source,
    { items: number; minutes: number }
  >;
  let [reviews, oldest, oldestPerson] = [0, 0, 0];
  /** Counts an item under its source, with its waiting time. */
  const count = (item: ReviewItem) => {
    const { seat, asksHelp, isStuck, isFinding, minutes, waitingSince } = item;
    const source = isFinding
      ? "stood by"
      : seat === 2
        ? "second seats"
        : asksHelp
          ? "asked"
          : isStuck
            ? "stuck"
            : "sample";
    bySource[source].items++;
    bySource[source].minutes += minutes;
    const waited = (clock.now() - waitingSince.getTime()) / DAY;
    oldest = Math.max(oldest, waited);
    if (WAITED_FOR.has(source)) oldestPerson = Math.max(oldestPerson, waited);
  };
  /**
   * A mentor's session on one day. The mentor's limit for the week so far grows each day by a fifth of the weekly
   * minutes. Unused minutes are carried over, and one day's share is available in advance.
   */
  const sit = async (mentor: { id: string }, weekday: number, given: { minutes: number }) => {
    const most = Math.min(USUAL_MINUTES, (USUAL_MINUTES * (weekday + 2)) / WORKING_DAYS);
    while (given.minutes < most) {
      const itemId = await claimNext(mentor);
      if (!itemId) return;
      const item = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
      clock.pass(item.minutes * MINUTE);
      count(item);
      given.minutes += item.minutes;
      if (item.isFinding) {
        const ruled = await rule(mentor, item, { decision: "false-alarm", why: "It is right as it is." });
        if (!ruled.ok) throw new Error(JSON.stringify(ruled.errors));
        continue;
      }
      const work = { ...EMPTY_REVIEW, verdict: "good", summary: "Well done." };
      const sent = await sendReview(mentor, (await findItem(itemId))!, { key: `key of ${itemId}`, work }, () => 1);
      if (!sent.ok) throw new Error(JSON.stringify(sent.errors));
      reviews++;
    }
  };
  for (const [n, mentor] of mentors.entries())
    for (let week = begun; week < end; week += 7 * DAY) {
      const given = { minutes: 0 };
      for (let weekday = 0; weekday < WORKING_DAYS; weekday++) {
        const at = week + weekday * DAY + (MENTOR_HOUR + n) * HOUR;
        if (at < end) events.push({ at, act: () => sit(mentor, weekday, given) });
      }
    }
  for (const { at, act } of events.sort((a, b) => a.at - b.at)) {
    // If a mentor's session is still running at the time of the next event, that event happens a little later.
    clock.reach(at);
    await act();
  }
  clock.reach(end);
  const waiting = await db.reviewItem.findMany({ where: { cohortId, state: "waiting" } });
  for (const item of waiting) count(item);
  const minutes = SOURCES.reduce((sum, source) => sum + bySource[source].minutes, 0);
  return {
    bySource,
    handIns,
    reviews,
    leftWaiting: waiting.length,
    oldestDays: oldest,
    oldestPersonDays: oldestPerson,
    minutesAWeek: minutes / (assumed.days / 7),
  };
}
