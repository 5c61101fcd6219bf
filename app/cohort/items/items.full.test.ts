import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteRowsOf } from "~/accounts/privacy/privacy-delete.server";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { findReader } from "~/accounts/reading/reader.server";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { seeded } from "~/kinds/seeded";
import { DAY_MS } from "~/operations/time";
import { drawItems } from "../../../tests/items/simulated";
import { readerOf } from "../../../tests/setup/readers";
import type { Parts } from "../counts/fact";
import { FRESH_MS } from "../counts/kept.server";
import { listHandIns } from "../overview/hand-ins.server";
import { countOwnParts, findBehind } from "./behind.server";
import { NO_DISPUTES } from "./disputes.server";
import { medianTries } from "./exercise";
import { ExerciseFiguresSchema } from "./figures";
import { findItem, findOwnShare, listItems } from "./items.server";
import { makeOwnShares } from "./own.server";
import { readPlaceLines } from "./place-lines.server";
import { refreshExercises } from "./refresh.server";

// Long: the figures of one page are checked on submissions that are graded once.

const NOW = new Date("2026-11-20T12:00:00Z");
let slugs: string[] = [];
let [cohortId, elsewhere] = ["", ""];

/** A fixed set of exercises, so that the random draws don't change when exercises are added. */
const TWELVE: ReadonlySet<string> = new Set([
  "credit-note-numbering",
  "csv-export",
  "dataset-attachments",
  "partial-refunds",
  "fix-booking-race",
  "fix-dedupe-quadratic",
  "fix-due-date-month-end",
  "fix-import-swallow",
  "test-late-fee",
  "test-opening-hours",
  "test-typing-indicator",
  "test-vat-rounding",
]);

beforeAll(async () => {
  await indexExercises();
  slugs = listExercises().flatMap(({ slug }) => (TWELVE.has(slug) ? [slug] : []));
});

beforeEach(async () => {
  await db.user.deleteMany();
  await db.keptFigures.deleteMany();
  await db.cohort.deleteMany();
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  elsewhere = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
});

interface Made {
  readonly who: number;
  readonly slug: string;
  readonly passed: boolean;
  readonly tryNumber?: number;
  readonly counting?: boolean;
  readonly daysAgo?: number;
  readonly parts?: Parts;
}
const idOf = (who: number) => `00000000-0000-7000-8000-${String(who).padStart(12, "0")}`;
const tryOf = ({ who, slug, tryNumber = 1 }: Made) =>
  `10000000-0000-7000-8${String(slugs.indexOf(slug)).padStart(3, "0")}-${String(who * 10 + tryNumber).padStart(12, "0")}`;
const NONE: Parts = { parts: [], falseAlarms: [] };

/**
 * Creates the rows of graded submissions in bulk. People with even numbers are in the cohort, and people with odd
 * numbers are not.
 */
async function store(made: readonly Made[]): Promise<void> {
  const people = [...new Set(made.map(({ who }) => who))];
  await db.user.createMany({
    data: people.map((who) => ({
      id: idOf(who),
      name: `Person ${who}`,
      email: `p${who}@demo.example`,
      createdAt: NOW,
      updatedAt: NOW,
    })),
  });
  await db.membership.createMany({
    data: people.map((who) => ({
      userId: idOf(who),
      role: "learner",
      cohortId: who % 2 === 0 ? cohortId : elsewhere,
    })),
  });
  await db.learnerTally.createMany({
    data: people.map((who) => ({
      userId: idOf(who),
      handIns: 1,
      passed: 0,
      firstOn: NOW,
      lastOn: NOW,
      flawed: 0,
      clean: 0,
      hits: 0,
      falseAlarms: 0,
    })),
  });
  const rows = made.map((one) => {
    const { slug, tryNumber = 1, counting = true, daysAgo = 5, passed } = one;
    const { revisionId, kind, meta } = findExercise(slug)!;
    const handedInAt = new Date(NOW.getTime() - daysAgo * DAY_MS);
    const [status, score] = passed ? ["passed", 1] : ["failed", 0];
    const owned = { userId: idOf(one.who), slug, revisionId, tryNumber, handedInAt, confidence: 70 };
    return {
      submission: { id: tryOf(one), ...owned, handInKey: tryOf(one), seed: "a", work: "{}" },
      fact: {
        submissionId: tryOf(one),
        ...owned,
        kind: kind.id,
        track: meta.track,
        counting,
        skills: "",
        issues: "",
        status,
        score,
        ownStatus: status,
        ownScore: score,
        history: "[]",
      },
      parts: { submissionId: tryOf(one), parts: JSON.stringify(one.parts ?? NONE) },
    };
  });
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500);
    await db.submission.createMany({ data: some.map(({ submission }) => submission) });
    await db.tryFact.createMany({ data: some.map(({ fact }) => fact) });
    await db.tryParts.createMany({ data: some.map(({ parts }) => parts) });
  }
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/**
 * Each person tries two out of every three exercises. For `misKeyed`, a wrong answer passes and a correct one does not.
 */
function simulated(people: number, misKeyed: string | null): Made[] {
  const random = seeded("who can do what");
  const items = drawItems(slugs.length, 0.8, random);
  return range(people).flatMap((who) => {
    const ability = range(12).reduce((sum) => sum + random(), -6);
    return slugs.flatMap((slug, at): Made[] => {
      const { discrimination, difficulty } = items[at]!;
      const isRight = random() < 1 / (1 + Math.exp(-1.5 * discrimination * (ability - difficulty)));
      if (random() > 2 / 3) return [];
      const parts: Parts = {
        parts: [["decoy", "src/a.ts:new:1-1", random() < 0.5 ? 1 : 0]],
        falseAlarms: random() < 0.5 ? [["src/b.ts:new:3-4", "injection"]] : [],
      };
      return [{ who, slug, passed: isRight !== (slug === misKeyed), daysAgo: random() * 200, parts }];
    });
  });
}

const flaggedRows = async () => {
  const { rows } = await listItems(await readerOf(cohortId));
  return rows.flatMap(({ slug, figures, flags }) => (figures ? [{ slug, flags, ...figures }] : []));
};

/** Flags that say that the key may be wrong. Leaves out "few-pass", because a sound exercise may be hard. */
const flagsOf = async () =>
  Object.fromEntries(
    (await flaggedRows()).flatMap(({ slug, flags }) => {
      const ofKey = flags.filter((flag) => flag !== "few-pass");
      return ofKey.length > 0 ? [[slug, ofKey]] : [];
    }),
  );

describe("the list of exercises", () => {
  it("flags the exercise with an inverted key, lists it first, and flags no sound one", async () => {
    const wrong = slugs[3]!;
    await store(simulated(300, wrong));
    expect(await refreshExercises(NOW)).toBeGreaterThanOrEqual(slugs.length);
    expect(await flagsOf()).toEqual({ [wrong]: ["mis-keyed"] });
    const { rows, model } = await listItems(await readerOf(cohortId));
    expect(rows[0]!.slug).toBe(wrong);
    expect(model).toMatchObject({ all: 300, people: 300, refused: null, isConverged: true });
    const item = (await findItem(await readerOf(cohortId), wrong))!;
    expect(item.item!.beside!.atMost).toBeLessThan(0.6 * item.model!.discrimination!);
    expect(item.figures!.people).toBe(rows[0]!.figures!.people);
  });

  it("flags none if every key is right", async () => {
    await store(simulated(300, null));
    await refreshExercises(NOW);
    expect(await flagsOf()).toEqual({});
  });

  it("lists an exercise first if a learner of the cohort disputes a result, until someone rules on it", async () => {
    const slug = slugs[4]!;
    const made = { who: 2, slug, passed: false };
    await store([made]);
    const { revisionId } = findExercise(slug)!;
    const finding = { revisionId, findingId: "f1", class: "injection", place: "{}", text: "It is.", state: "waiting" };
    await db.stoodBy.create({ data: { submissionId: tryOf(made), cohortId, ...finding } });
    const reader = await readerOf(cohortId);
    expect((await listItems(reader)).rows[0]).toMatchObject({ slug, flags: ["disputed"], figures: null });
    expect(await findItem(reader, slug)).toMatchObject({
      flags: ["disputed"],
      disputes: { ...NO_DISPUTES, waiting: 1 },
    });
    // Other cohorts, and leads of a programme who read this cohort's figures, don't see the dispute.
    const outside = await findReader({ id: "nobody", isAdmin: false }, cohortId, {
      isLead: true,
      isOutside: true,
    });
    for (const other of [await readerOf(elsewhere), outside!])
      expect(await findItem(other, slug)).toMatchObject({ flags: [], disputes: NO_DISPUTES });
    // The grader asks for a ruling, because the learner's test also fails on the reference.
    await db.stoodBy.updateMany({ data: { isHeld: true } });
    expect(await findItem(reader, slug)).toMatchObject({ flags: ["held"], disputes: { ...NO_DISPUTES, held: 1 } });
    await db.stoodBy.updateMany({ data: { state: "key" } });
    expect(await findItem(reader, slug)).toMatchObject({ flags: [], disputes: NO_DISPUTES });
  });

  it("keeps an exercise near the top after a dispute ended without a ruling, until it has a new revision", async () => {
    const [ended, waiting] = [slugs[4]!, slugs[5]!];
    const made = [ended, waiting].map((slug): Made => ({ who: 2, slug, passed: false }));
    await store(made);
    for (const [at, state] of ["unchecked", "waiting"].entries()) {
      const { revisionId } = findExercise(made[at]!.slug)!;
      const finding = { revisionId, findingId: "f1", class: "injection", place: "{}", text: "It is.", state };
      await db.stoodBy.create({ data: { submissionId: tryOf(made[at]!), cohortId, ...finding } });
    }
    const reader = await readerOf(cohortId);
    const top = async () => (await listItems(reader)).rows.slice(0, 2).map(({ slug, flags }) => [slug, flags]);
    expect(await top()).toEqual([
      [waiting, ["disputed"]],
      [ended, ["dispute-ended"]],
    ]);
    expect(await findItem(reader, ended)).toMatchObject({
      flags: ["dispute-ended"],
      disputes: { ...NO_DISPUTES, ended: 1 },
    });
    const outside = await findReader({ id: "nobody", isAdmin: false }, cohortId, { isLead: true, isOutside: true });
    for (const other of [await readerOf(elsewhere), outside!])
      expect(await findItem(other, ended)).toMatchObject({ flags: [], disputes: NO_DISPUTES });
    // The dispute was about a revision that is no longer current.
    const { id: older } = await db.revision.create({ data: { id: "an older revision", slug: ended, folder: "{}" } });
    await db.stoodBy.update({ where: { submissionId: tryOf(made[0]!) }, data: { revisionId: older } });
    expect(await findItem(reader, ended)).toMatchObject({ flags: [], disputes: NO_DISPUTES });
  });

  it("flags an exercise that few pass at the first attempt, if chance can't explain it", async () => {
    const made = (slug: string, people: number, passed: number) =>
      range(people).map((who): Made => ({ who, slug, passed: who < passed, daysAgo: 9 }));
    const [low, few, many, middle, chance, half] = slugs as [string, string, string, string, string, string];
    // 2 of 12 and 1 of 6 are 17%, with upper limits of 45% and 56%. 2 of 6 has an upper limit of 70%, and 40 of 80 has
    // 61%, but is half.
    const tooFew = [...made(low, 12, 2), ...made(few, 6, 1), ...made(many, 80, 39)];
    await store([...tooFew, ...made(middle, 12, 6), ...made(chance, 6, 2), ...made(half, 80, 40)]);
    await refreshExercises(NOW);
    const flagged = (await flaggedRows()).filter(({ flags }) => flags.includes("few-pass"));
    expect(new Set(flagged.map(({ slug, people, passed }) => [slug, people, passed].join(" ")))).toEqual(
      new Set([`${low} 12 2`, `${few} 6 1`, `${many} 80 39`]),
    );
  });

  it("equals figures from scratch, and after a deletion equals figures without that person", async () => {
    const all = simulated(60, null);
    await store(all);
    await refreshExercises(NOW);
    const kept = () =>
      db.keptFigures.findMany({
        where: { name: { in: ["model", "items", "brief"] } },
        orderBy: [{ subject: "asc" }, { name: "asc" }],
        select: { subject: true, name: true, figures: true },
      });
    const whole = await kept();
    await db.$transaction((tx) => deleteRowsOf(tx, idOf(7)));
    const theirs = new Set(all.filter(({ who }) => who === 7).map(({ slug }) => slug));
    expect(await kept()).toEqual(
      whole.filter(({ subject }) => subject !== "exercises" && !theirs.has(subject.slice("exercise:".length))),
    );
    await refreshExercises(NOW);
    const without = await kept();
    await db.keptFigures.deleteMany();
    await refreshExercises(NOW);
    expect(await kept()).toEqual(without);
    await db.user.deleteMany();
    await db.keptFigures.deleteMany();
    await store(all.filter(({ who }) => who !== 7));
    await refreshExercises(NOW);
    expect(await kept()).toEqual(without);
    expect(without).not.toEqual(whole);
    // Also compared with sums that are calculated independently of the code under test.
    for (const slug of slugs) {
      const own = all.filter((one) => one.who !== 7 && one.slug === slug);
      const row = without.find((one) => one.subject === `exercise:${slug}` && one.name === "items")!;
      expect(ExerciseFiguresSchema.parse(JSON.parse(row.figures))).toMatchObject({
        people: own.length,
        parts: [{ people: own.length, thirds: expect.anything() }],
        passed: own.filter(({ passed }) => passed).length,
      });
    }
  });

  it("shows no figures for fewer than five people", async () => {
    const [slug] = slugs as [string];
    await store(range(4).map((who) => ({ who, slug, passed: true })));
    await refreshExercises(NOW);
    const { rows, model } = await listItems(await readerOf(cohortId));
    expect(rows.map(({ figures }) => figures)).toEqual(rows.map(() => null));
    expect(await findItem(await readerOf(cohortId), slug)).toMatchObject({ figures: null, item: null, flags: [] });
    expect(model!.refused).toBe("people");
    await store([{ who: 9, slug, passed: false }]);
    await db.keptFigures.deleteMany();
    await refreshExercises(NOW);
    const five = (await listItems(await readerOf(cohortId))).rows.find((row) => row.slug === slug)!;
    expect(five.figures).toMatchObject({ people: 5, passed: 4, discrimination: null });
  });

  it("has figures even if this version of Onramp can't read an old revision", async () => {
    const [one, other] = slugs as [string, string];
    await store(range(6).flatMap((who) => [one, other].map((slug) => ({ who, slug, passed: true }))));
    await db.revision.upsert({
      where: { id: "old" },
      create: { id: "old", slug: one, folder: "{}" },
      update: {},
    });
    await db.tryFact.updateMany({ where: { slug: one }, data: { revisionId: "old" } });
    await refreshExercises(NOW);
    const { figures } = (await findItem(await readerOf(cohortId), other))!;
    expect(figures).toMatchObject({ revisionId: findExercise(other)!.revisionId });
    expect((await findItem(await readerOf(cohortId), one))!.figures).toBeNull();
  });

  it("is recalculated at most once every 15 minutes, and only after a change", async () => {
    const [slug] = slugs as [string];
    await store(range(5).map((who) => ({ who, slug, passed: true })));
    await refreshExercises(NOW);
    expect(await refreshExercises(new Date(Date.now() + FRESH_MS))).toBe(0);
    await db.keptFigures.updateMany({
      where: { subject: { in: ["exercises", `exercise:${slug}`] } },
      data: { isStale: true },
    });
    expect(await refreshExercises(new Date(Date.now() + FRESH_MS - 60_000))).toBe(0);
    expect(await refreshExercises(new Date(Date.now() + FRESH_MS))).toBeGreaterThanOrEqual(slugs.length);
  });
});

describe("one exercise", () => {
  it("shows first scored attempts only, when people pass, hints opened, and the cohort's own results", async () => {
    const [slug] = slugs as [string];
    await store([
      ...range(8).map((who) => ({ who, slug, passed: who < 4 })),
      { who: 5, slug, passed: true, tryNumber: 2 },
      { who: 6, slug, passed: false, tryNumber: 2 },
      { who: 6, slug, passed: true, tryNumber: 3 },
      { who: 8, slug, passed: true, counting: false },
    ]);
    await db.hintUse.createMany({
      data: [
        { userId: idOf(8), slug, step: 1 },
        { userId: idOf(8), slug, step: 2 },
        { userId: idOf(7), slug, step: 1 },
        // Step -1 is a walkthrough, and step 0 is help from the tutor.
        { userId: idOf(6), slug, step: -1 },
        { userId: idOf(5), slug, step: 0 },
      ],
    });
    await refreshExercises(NOW);
    const { figures } = (await findItem(await readerOf(cohortId), slug))!;
    expect(figures).toMatchObject({ people: 8, passed: 4, tries: [4, 1, 1, 0, 2], hints: { of: 4, all: 9 } });
    expect(medianTries(figures!.tries)).toBe(1);
    const { revisionId } = findExercise(slug)!;
    expect(await findOwnShare(await readerOf(cohortId), revisionId)).toEqual({ of: 2, all: 4 });
    const asked = { from: 0, count: 50 };
    const filter = { slug, revision: revisionId, first: "yes", counting: "yes" } as const;
    expect((await listHandIns(await readerOf(cohortId), filter, asked)).total).toBe(4);
    expect((await listHandIns(await readerOf(cohortId), { ...filter, status: "passed" }, asked)).total).toBe(2);
    expect((await makeOwnShares(new CohortLearners(elsewhere))).map(({ of, all }) => [of, all])).toEqual([[2, 4]]);
  });

  it("is flagged as known once first attempts pass significantly more often", async () => {
    const [slug, other] = slugs as [string, string];
    const made = (of: string, before: number, since: number) =>
      range(200).map((who): Made => {
        const isRecent = who >= 100;
        return { who, slug: of, passed: who % 100 < (isRecent ? since : before), daysAgo: isRecent ? 10 : 90 };
      });
    await store([...made(slug, 40, 62), ...made(other, 40, 45)]);
    await refreshExercises(NOW);
    expect((await flagsOf())[slug]).toContain("known");
    expect((await flagsOf())[other] ?? []).not.toContain("known");
    expect((await findItem(await readerOf(cohortId), slug))!.figures!.change).toMatchObject({
      before: { of: 40, all: 100 },
      since: { of: 62, all: 100 },
      isKnown: true,
    });
  });

  it("shows its parts' results, where right code was marked as wrong, and the submissions behind it", async () => {
    const reviews = slugs.map((one) => findExercise(one)!).filter(({ kind }) => kind.id === "review");
    const flawed = await Promise.all(
      reviews.map(async (review) => {
        const names = [...(await review.kind.report.partWords(review.content)).keys()];
        return { ...review, issue: names.find((name) => name.startsWith("issue ")) };
      }),
    );
    const { slug, kind, content, revisionId, issue = "" } = flawed.find((review) => review.issue !== undefined)!;
    const [file] = kind.can.change!.files(content);
    const path = file!.path;
    const id = issue.slice("issue ".length);
    const at = (from: number, to: number): Parts["falseAlarms"][number] => [`${path}:new:${from}-${to}`, "injection"];
    const partsOf = (share: number, ...falseAlarms: Parts["falseAlarms"][number][]): Parts => ({
      parts: [["issue", id, share]],
      falseAlarms,
    });
    await store([
      { who: 0, slug, passed: true, parts: partsOf(1, at(3, 4)) },
      { who: 2, slug, passed: false, parts: partsOf(0.5, at(4, 5)) },
      { who: 4, slug, passed: false, parts: partsOf(0, at(4, 4), at(9, 9)) },
      { who: 1, slug, passed: false, parts: partsOf(0) },
      { who: 3, slug, passed: false, parts: partsOf(0) },
    ]);
    await refreshExercises(NOW);
    const { figures } = (await findItem(await readerOf(cohortId), slug))!;
    expect(figures!.parts).toEqual([
      { type: "issue", id, says: expect.not.stringMatching(id), people: 5, whole: 1, half: 1, thirds: null },
    ]);
    expect(figures!.places).toEqual([
      {
        file: path,
        side: "new",
        from: 4,
        to: 4,
        people: 3,
        isDecoy: expect.any(Boolean),
        thirds: null,
        classes: [{ class: "injection", people: 3 }],
      },
    ]);
    const [lines] = await readPlaceLines(revisionId, figures!.places);
    expect(lines!.filter(({ isIn }) => isIn).map(({ line }) => line)).toEqual([4]);
    const own = await countOwnParts(await readerOf(cohortId), { slug, revisionId, places: figures!.places });
    expect(own).toEqual({ parts: { [issue]: { none: 1, half: 1, whole: 1 } }, places: [3] });
    const behind = async (asked: { part: string; credit: "none" | "half" | "whole" } | { place: string }) =>
      findBehind(await readerOf(cohortId), { slug, revisionId, ...asked });
    expect(await behind({ part: issue, credit: "half" })).toEqual([tryOf({ who: 2, slug, passed: false })]);
    expect(await behind({ place: `${path}:new:4-4` })).toHaveLength(3);
    const found = await findBehind(await readerOf(elsewhere), { slug, revisionId, part: issue, credit: "none" });
    expect(found).toHaveLength(2);
    // With a section chosen, only its learners count.
    const { id: section } = await db.section.create({ data: { cohortId, name: "Evening" } });
    await db.membership.updateMany({ where: { userId: idOf(2) }, data: { sectionId: section } });
    const evening = await readerOf(cohortId, { section });
    expect(await countOwnParts(evening, { slug, revisionId, places: figures!.places })).toEqual({
      parts: { [issue]: { none: 0, half: 1, whole: 0 } },
      places: [1],
    });
    expect(await findBehind(evening, { slug, revisionId, place: `${path}:new:4-4` })).toHaveLength(1);
  });
});
