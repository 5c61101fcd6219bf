import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { numberedName } from "~/accounts/reading/names.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { isQuick } from "../../../tests/setup/runs";
import { submitWork } from "../../../tests/setup/submissions";
import { askMentor } from "../queue/asking.server";
import { claimItem } from "../queue/claims.server";
import { setHours } from "../queue/hours.server";
import { sendReview } from "../reviews/reviews.server";
import { EMPTY_REVIEW, type Verdict } from "../reviews/verdicts";
import { getCohortAgreement } from "./agreement.server";
import { askSecondOpinion } from "./second-opinion.server";
import { findComparison, listSharedWorks } from "./shared-works.server";

// Long: what leads and what mentors see of the same reviews.

/** What leads, and the two mentors themselves, see of submissions that two mentors reviewed independently. */

const SLUGS = { test: "test-vat-rounding", fix: "fix-due-date-month-end" } as const;
type Kind = keyof typeof SLUGS;
interface Person {
  readonly id: string;
}

let people = 0;
let cohortId = "";
let [learner, lee, maya, kim] = [] as Person[] as [Person, Person, Person, Person];

async function join(role: string, cohort = cohortId) {
  const person = await makePerson(`r${people++}`);
  await db.membership.create({ data: { cohortId: cohort, userId: person.id, role } });
  if (role !== "learner") await setHours(person, 40);
  return person;
}

async function handInAndAsk(kind: Kind, by = learner): Promise<string> {
  const submissionId = await submitWork(by, SLUGS[kind]);
  await askMentor(by, submissionId, "Why?");
  return submissionId;
}

type Judged = readonly [verdict: Verdict, choices?: Record<string, number>, summary?: string];

/** Sends a review for the waiting item with this seat number. */
async function review(mentor: Person, submissionId: string, seat: number, [verdict, choices = {}, summary]: Judged) {
  const item = await db.reviewItem.findUniqueOrThrow({ where: { submissionId_seat: { submissionId, seat } } });
  expect(await claimItem(mentor, item.id)).toBe(true);
  const work = { ...EMPTY_REVIEW, verdict, choices, summary: summary ?? `By ${mentor.id}` };
  const about = { id: item.id, submissionId, kind: item.kind as Kind };
  expect(await sendReview(mentor, about, { key: randomUUID(), work }, () => 100)).toMatchObject({ ok: true });
}

/**
 * A submission that two mentors reviewed: the learner asked for the first review, and the second was drawn at random.
 */
async function readTwice(one: Judged, other: Judged, { kind = "test" as Kind, by = learner, of = [lee, maya] } = {}) {
  const submissionId = await handInAndAsk(kind, by);
  await review(of[0]!, submissionId, 1, one);
  await review(of[1]!, submissionId, 2, other);
  return submissionId;
}

const agreement = async (reader = kim, id = cohortId) => (await getCohortAgreement(await readerOf(id, reader))).kinds;
const lineOf = async (id: string) => (await agreement())[0]!.lines.find((line) => line.id === id)!;

beforeAll(() => indexExercises());
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: `Readings ${people}`, doubleShare: 1 } })).id;
  [learner, lee, maya, kim] = [await join("learner"), await join("mentor"), await join("mentor"), await join("lead")];
});

describe("what a lead sees", () => {
  it("is nothing before both reviews are sent", async () => {
    const submissionId = await handInAndAsk("test");
    await review(lee, submissionId, 1, ["good"]);
    expect(await agreement()).toEqual([]);
    await review(maya, submissionId, 2, ["good"]);
    expect(await agreement()).toMatchObject([{ kind: "test", works: 1 }]);
  });

  it("is, for each kind and line, on how many submissions both chose a step, and the same step", async () => {
    await readTwice(["good", { names: 2, one: 1 }], ["good", { names: 2, "act-on": 0 }]);
    await readTwice(["again", { names: 0 }], ["talk", { names: 2 }]);
    await readTwice(["again", { root: 1 }], ["again", { root: 1 }], { kind: "fix" });
    const [test, fix] = await agreement();
    expect(test!.lines.map(({ id, works, same }) => [id, works, same])).toEqual([
      ["verdict", 2, 1],
      ["names", 2, 1],
      ["one", 0, 0],
      ["act-on", 0, 0],
    ]);
    expect(fix).toMatchObject({ kind: "fix", works: 1, exercises: [] });
    expect(fix!.lines.slice(0, 2)).toMatchObject([
      { id: "verdict", works: 1, same: 1 },
      { id: "root", works: 1, same: 1 },
    ]);
  });

  it("is which choices differed on which exercise, the lower level first, without mentors' names", async () => {
    await readTwice(["again", { names: 2 }], ["good", { names: 0 }]);
    await readTwice(["good", { names: 0 }], ["again", { names: 2 }], { of: [maya, lee] });
    const kinds = await agreement();
    expect(kinds[0]!.exercises).toEqual([
      {
        slug: SLUGS.test,
        title: findExercise(SLUGS.test)!.meta.title,
        works: 2,
        disagreements: [
          { asks: "Verdict", choices: ["Good", "Try again"], works: 2 },
          { asks: "Tests say what they check", choices: ["no", "all"], works: 2 },
        ],
      },
    ]);
    for (const { id } of [lee, maya, learner]) expect(JSON.stringify(kinds)).not.toContain(id);
  });

  it("covers one section, if one is chosen", async () => {
    const other = await join("learner");
    const section = (await db.section.create({ data: { cohortId, name: "A" } })).id;
    await db.membership.updateMany({ where: { cohortId, userId: other.id }, data: { sectionId: section } });
    await readTwice(["good"], ["good"]);
    await readTwice(["again"], ["good"], { by: other });
    expect(await agreement()).toMatchObject([{ works: 2, lines: [{ same: 1 }, {}, {}, {}] }]);
    const { kinds } = await getCohortAgreement(await readerOf(cohortId, { ...kim, section }));
    expect(kinds).toMatchObject([{ works: 1, lines: [{ same: 0 }, {}, {}, {}] }]);
  });

  it("includes α from the tenth submission", async () => {
    for (let n = 0; n < 9; n++) await readTwice([n % 2 ? "good" : "again"], [n % 2 ? "good" : "again"]);
    expect(await lineOf("verdict")).toMatchObject({ works: 9, same: 9, beyondChance: { says: "too-early" } });
    await readTwice(["talk"], ["good"]);
    const { beyondChance, ...counts } = await lineOf("verdict");
    expect(counts).toMatchObject({ works: 10, same: 9 });
    // Worked by hand: five pairs of "again", four of "good", one of "talk" and "good". So n = 20: 10 times "again", 9
    // times "good" and once "talk".
    const expected = (2 * (10 * 9 + 10 * 1 + 9 * 1)) / (20 * 19);
    expect(beyondChance).toMatchObject({ says: "alpha", alpha: expect.closeTo(1 - 0.1 / expected, 10) });
  });

  it("omits second opinions, later reviews, other cohorts and what this lead may still review", async () => {
    const mine = await readTwice(["good"], ["again"]);
    // The learner asks again, and asks for a second opinion: both reviewers could read the first two reviews.
    await askMentor(learner, mine, "And now?");
    await review(lee, mine, 1, ["talk"]);
    expect(await lineOf("verdict")).toMatchObject({ works: 1, same: 0 });
    const home = cohortId;
    const other = (await db.cohort.create({ data: { name: `Elsewhere ${people}`, doubleShare: 1 } })).id;
    cohortId = other;
    const [far, ann, bob] = [await join("learner"), await join("mentor"), await join("mentor")];
    await readTwice(["good"], ["good"], { by: far, of: [ann, bob] });
    cohortId = home;
    expect(await lineOf("verdict")).toMatchObject({ works: 1, same: 0 });
    expect((await agreement(kim, other))[0]!.lines[0]).toMatchObject({ works: 1, same: 1 });

    await askSecondOpinion(learner, mine, "Is it so?");
    expect(await agreement()).toEqual([]);
    await review(kim, mine, 3, ["good"]);
    expect(await lineOf("verdict")).toMatchObject({ works: 1, same: 0 });
  });

  it("does not compare levels of two rubric versions", async () => {
    const submissionId = await readTwice(["good", { names: 1 }], ["good", { names: 1 }]);
    await db.mentorReview.updateMany({ where: { submissionId, mentorId: lee.id }, data: { rubricVersion: 0 } });
    expect(await lineOf("verdict")).toMatchObject({ works: 1 });
    expect(await lineOf("names")).toMatchObject({ works: 0 });
  });
});

describe("what the two mentors see", () => {
  it("is each other’s review, differences first; no one else sees it", async () => {
    const alike = await readTwice(["good", { names: 1 }], ["good", { names: 1 }]);
    const unlike = await readTwice(["good", { names: 1 }], ["again", { names: 2, one: 0 }, "Not **yet**."]);
    const later = await readTwice(["talk"], ["talk"]);
    const { works, ...rest } = await listSharedWorks(lee);
    expect(works.map(({ submissionId, differs }) => [submissionId, differs])).toEqual([
      [unlike, ["Verdict", "Tests say what they check"]],
      [later, []],
      [alike, []],
    ]);
    expect(rest).toEqual({ total: 3, differing: 1, pairs: [] });
    expect((await listSharedWorks(maya)).works.map(({ submissionId }) => submissionId)).toEqual([unlike, later, alike]);
    expect(await findComparison(lee, unlike)).toMatchObject({
      summaries: { mine: `By ${lee.id}`, theirs: "Not **yet**." },
      lines: [
        { asks: "Verdict", one: "Good", other: "Try again", is: "differs" },
        { asks: "Tests say what they check", one: "some", other: "all", is: "differs" },
        { asks: "One thing per test", one: null, other: "no", is: "open" },
        { asks: "A colleague could act on it", one: null, other: null, is: "open" },
      ],
    });
    expect((await findComparison(maya, unlike))!.lines[0]).toMatchObject({ one: "Try again", other: "Good" });
    for (const nobody of [kim, learner, await makePerson(`r${people++}`)]) {
      expect(await findComparison(nobody, unlike)).toBeNull();
      expect(await listSharedWorks(nobody)).toEqual({ works: [], total: 0, differing: 0, pairs: [] });
    }
  });

  it("is nothing before both are sent, for a later review, or once a mentor no longer teaches the learner", async () => {
    const submissionId = await handInAndAsk("test");
    await review(lee, submissionId, 1, ["good"]);
    expect(await findComparison(lee, submissionId)).toBeNull();
    await review(maya, submissionId, 2, ["again"]);
    await askMentor(learner, submissionId, "And now?");
    await review(kim, submissionId, 1, ["talk"]);
    expect(await findComparison(kim, submissionId)).toBeNull();
    expect(await findComparison(maya, submissionId)).toMatchObject({ lines: [{ other: "Good" }, {}, {}, {}] });
    await db.membership.deleteMany({ where: { userId: lee.id } });
    expect(await findComparison(lee, submissionId)).toBeNull();
    expect((await listSharedWorks(lee)).total).toBe(0);
    expect(await findComparison(maya, submissionId)).not.toBeNull();
  });

  it("shows the learner's name, as their own sent review does", async () => {
    await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
    const submissionId = await readTwice(["good"], ["again"]);
    const { name } = await db.user.findUniqueOrThrow({ where: { id: learner.id } });
    expect((await findComparison(lee, submissionId))!.learner.name).toBe(name);
    expect((await listSharedWorks(lee)).works[0]!.learner).toBe(name);
    expect(name).not.toBe(numberedName(cohortId, learner.id));
  });

  it.skipIf(isQuick)("is Cohen’s κ of a pair from thirty shared submissions of a kind", async () => {
    for (let n = 0; n < 29; n++) {
      // The number of ungraded submissions per learner is limited, so another learner submits the rest.
      if (n === 15) learner = await join("learner");
      await readTwice([n % 2 ? "good" : "again"], [n % 4 ? "good" : "again"]);
    }
    expect((await listSharedWorks(lee)).pairs).toEqual([]);
    await readTwice(["good"], ["good"], { kind: "fix" });
    expect((await listSharedWorks(lee)).pairs).toEqual([]);
    await readTwice(["good"], ["good"]);
    const { name } = await db.user.findUniqueOrThrow({ where: { id: maya.id } });
    // Both chose "good" fifteen times and "again" eight times. Seven times, only the first chose "again".
    expect((await listSharedWorks(lee)).pairs).toEqual([
      { other: name, kind: "test", works: 30, same: 23, kappa: expect.closeTo((23 / 30 - 0.5) / 0.5, 10) },
    ]);
  });
});
