import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KIND_IDS } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { makePerson } from "../../../tests/setup/people";
import { testSandbox } from "../../../tests/setup/sandbox";
import { submitWork } from "../../../tests/setup/submissions";
import { askMentor } from "../queue/asking.server";
import { claimItem, claimNext, handOver } from "../queue/claims.server";
import { setHours } from "../queue/hours.server";
import { listMentors } from "../queue/items.server";
import { isReady, listMarked } from "../queue/ready.server";
import { listTaken, reassign } from "../queue/reassign.server";
import { listWaitingFor } from "../queue/waiting.server";
import { sendReview } from "../reviews/reviews.server";
import { fieldsOf, rubricOf } from "../reviews/rubric";
import { EMPTY_REVIEW } from "../reviews/verdicts";
import { findOwnComparison, listSamples, openSample, sendSample } from "./marked.server";
import { MARKED } from "./marked-samples";

// Long: a new mentor from the first sample to the queue.

/** The samples that new mentors review first, and the queue, which stays closed until then. */

const SLUG = "test-vat-rounding";
let people = 0;
let cohortId = "";

async function join(role: string, isNew = false) {
  const person = await makePerson(`m${people++}`, { isNew });
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  if (role !== "learner") await setHours(person, 40);
  return person;
}

/** A waiting submission, with its item's id. */
async function waiting(): Promise<{ id: string; submissionId: string }> {
  const learner = await join("learner");
  const submissionId = await submitWork(learner, SLUG);
  await askMentor(learner, submissionId, "Why?");
  const { id } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
  return { id, submissionId };
}

/** Our marks for a sample, as form fields. */
function asMarked(slug: string): Record<string, string> {
  const { verdict, steps } = MARKED.find((mark) => mark.slug === slug)!;
  const chosen = Object.entries(steps).map(([id, { is }]) => [`rubric-${id}`, String(is)]);
  return { verdict: verdict.is, ...Object.fromEntries(chosen) };
}
async function doAll(mentor: { id: string }) {
  for (const { slug } of await listSamples(mentor)) await sendSample(mentor, slug, asMarked(slug));
}

beforeAll(() => indexExercises());
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: `Marked ${people}`, doubleShare: 0 } })).id;
});

describe("the marks", () => {
  it("cover each kind, each on a sample that its exercise has", () => {
    expect(listMarked()).toEqual(MARKED);
    expect(MARKED.map(({ slug }) => findExercise(slug)!.kind.id).sort()).toEqual([...KIND_IDS].sort());
  });

  it("have a step and a reason for each line of the rubric, and nothing else", () => {
    for (const { slug, verdict, steps } of MARKED) {
      const lines = rubricOf(findExercise(slug)!.kind.id);
      expect(Object.keys(steps).sort(), slug).toEqual(lines.map(({ id }) => id).sort());
      for (const { id, steps: words } of lines) expect(words[steps[id]!.is], `${slug} ${id}`).toBeTypeOf("string");
      for (const { why } of [verdict, ...Object.values(steps)]) expect(why, slug).toMatch(/^\S.{40,}\.$/);
    }
  });

  it("quote only text from the samples", () => {
    for (const { slug, sample, verdict, steps } of MARKED) {
      const { kind, content } = findExercise(slug)!;
      const work = JSON.stringify(kind.samples(content).find(({ says }) => says === sample)!.work);
      const quoted = [verdict, ...Object.values(steps)].flatMap(({ why }) => [...why.matchAll(/“([^”]+)”/g)]);
      const words = quoted.map(([, text]) => text!).filter((text) => !["Try again", "-5", "-2+3"].includes(text));
      for (const text of words) expect(work, slug).toContain(text);
    }
  });
});

describe("a sample", () => {
  it("appears with the grader’s own report, graded once; after a fault, graded when it is opened again", async () => {
    const sandbox = await testSandbox();
    const broke = () => Promise.reject(new Error("the engine is gone"));
    const broken = { ...sandbox, run: broke, matrix: broke };
    for (const { slug } of MARKED) {
      // A review without a proof runs no code, so it cannot fail on our side. Failed gradings are not cached.
      if (findExercise(slug)!.kind.id !== "review")
        await expect(openSample(slug, broken), slug).rejects.toThrow("the engine is gone");
      const opened = (await openSample(slug, sandbox))!;
      expect(opened.report, slug).toMatchObject({ status: expect.stringMatching(/passed|failed/) });
      expect(await openSample(slug, broken)).toEqual(opened);
    }
    expect(await openSample(SLUG, sandbox)).toBeNull();
  });

  it("requires a verdict and a step on each line, and stores nothing else", async () => {
    const mentor = await join("mentor", true);
    const { slug } = MARKED[0]!;
    const [verdict, first, ...rest] = fieldsOf("review");
    expect(await sendSample(mentor, slug, {})).toMatchObject({
      ok: false,
      errors: {
        [verdict!]: expect.stringContaining("Choose"),
        [first!]: expect.stringContaining("Says what goes wrong"),
      },
    });
    const wrong = { ...asMarked(slug), [first!]: "7", [rest[0]!]: "0.0" };
    const refused = await sendSample(mentor, slug, wrong);
    expect(refused.ok ? [] : Object.keys(refused.errors)).toEqual([first, rest[0]]);
    expect(await findOwnComparison(mentor, slug)).toBeNull();
    expect(await listSamples(mentor)).toMatchObject([{ isSent: false }, { isSent: false }, { isSent: false }]);
  });

  it("shows the mentor's choices beside the marks, with reasons, to that mentor only; sending again changes nothing", async () => {
    const [mentor, other] = [await join("mentor", true), await join("lead", true)];
    const { slug, verdict, steps } = MARKED[0]!;
    const mine = { ...asMarked(slug), verdict: "talk", "rubric-whom": "1" };
    await Promise.all([sendSample(mentor, slug, mine), sendSample(mentor, slug, mine)]);
    await sendSample(mentor, slug, asMarked(slug));
    expect(await findOwnComparison(mentor, slug)).toEqual([
      { id: "verdict", asks: "Verdict", one: "Let’s talk", other: "Good", is: "differs", why: verdict.why },
      {
        id: "what",
        asks: "Says what goes wrong",
        one: "not said",
        other: "not said",
        is: "same",
        why: steps.what!.why,
      },
      { id: "whom", asks: "Says who is affected", one: "said", other: "not said", is: "differs", why: steps.whom!.why },
      expect.objectContaining({ id: "act-on", is: "same", why: steps["act-on"]!.why }),
    ]);
    expect(await findOwnComparison(other, slug)).toBeNull();
    const row = await db.markedReview.findFirstOrThrow({ where: { mentorId: mentor.id } });
    expect(row.sentAt.getTime() % DAY_MS).toBe(0);
  });

  it("with updated marks can be reviewed again, but need not be", async () => {
    const mentor = await join("mentor", true);
    await doAll(mentor);
    const { slug, version } = MARKED[0]!;
    await db.markedReview.updateMany({ where: { mentorId: mentor.id, sample: slug }, data: { version: version - 1 } });
    expect(await isReady(mentor)).toBe(true);
    expect(await findOwnComparison(mentor, slug)).toBeNull();
    expect(await sendSample(mentor, slug, asMarked(slug))).toEqual({ ok: true });
    expect((await findOwnComparison(mentor, slug))!.every(({ is }) => is === "same")).toBe(true);
  });
});

describe("the queue", () => {
  it("offers and gives nothing to a new mentor before the third sample", async () => {
    const [mentor, lead] = [await join("mentor", true), await join("lead")];
    const { id } = await waiting();
    const slugs = (await listSamples(mentor)).map(({ slug }) => slug);
    for (const slug of slugs) {
      expect(await isReady(mentor)).toBe(false);
      expect(await listWaitingFor(mentor, {})).toMatchObject({ offered: [], counts: { all: 0 } });
      expect([await claimNext(mentor), await claimItem(mentor, id)]).toEqual([null, false]);
      await sendSample(mentor, slug, asMarked(slug));
    }
    expect(await isReady(mentor)).toBe(true);
    expect((await listWaitingFor(mentor, {})).offered.map((row) => row.id)).toEqual([id]);
    expect(await claimNext(mentor)).toBe(id);
    expect(await isReady(lead)).toBe(true);
  });

  it("hands nothing over to a new mentor", async () => {
    const [mentor, lead, fresh] = [await join("mentor"), await join("lead"), await join("mentor", true)];
    const { id } = await waiting();
    expect(await claimItem(mentor, id)).toBe(true);
    const item = await db.reviewItem.findUniqueOrThrow({ where: { id } });
    const names = async () => [
      (await listMentors(item)).map((one) => one.id).sort(),
      (await listTaken(lead))[0]!.others.map((one) => one.id),
    ];
    expect(await names()).toEqual([[lead.id, mentor.id].sort(), [lead.id]]);
    expect([await handOver(mentor, id, fresh.id), await reassign(lead, id, fresh.id)]).toEqual([false, false]);
    await doAll(fresh);
    expect((await names())[0]).toContain(fresh.id);
    expect(await reassign(lead, id, fresh.id)).toBe(true);
  });

  it("does not require samples from leads, admins, and mentors who have sent a review before", async () => {
    const [lead, old, admin] = [await join("lead", true), await join("mentor"), await join("mentor", true)];
    await db.user.update({ where: { id: admin.id }, data: { isAdmin: true } });
    const { id, submissionId } = await waiting();
    expect([await isReady(lead), await isReady(admin)]).toEqual([true, true]);
    await claimItem(old, id);
    const ask = { key: randomUUID(), work: { ...EMPTY_REVIEW, verdict: "good" } };
    expect(await sendReview(old, { id, submissionId, kind: "test" }, ask, () => 9)).toMatchObject({ ok: true });
    await db.markedReview.deleteMany({ where: { mentorId: old.id } });
    expect(await isReady(old)).toBe(true);
    const { id: next } = await waiting();
    expect(await claimNext(old)).toBe(next);
  });
});
