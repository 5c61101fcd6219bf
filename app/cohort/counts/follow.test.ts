import { cp } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { deleteRowsOf } from "~/accounts/privacy/privacy-delete.server";
import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { handIn } from "~/grading/hand-in.server";
import { publishResult, publishWord } from "~/grading/live.server";
import { carryOver } from "~/grading/workspace/carry-over.server";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import { runCommand } from "../../../tests/setup/commands";
import { makePerson } from "../../../tests/setup/people";
import { isQuick, runs } from "../../../tests/setup/runs";
import { testSandbox } from "../../../tests/setup/sandbox";
import { submitWork } from "../../../tests/setup/submissions";
import { recountAll } from "./counts.server";
import { listGraded } from "./evidence.server";
import { standingAt, stoodOf } from "./fact";
import { followNews } from "./follow.server";

// Long: each kind of change that the counts must reflect is tested on one cohort.

const SLUGS = ["test-vat-rounding", "partial-refunds"] as const;
/** A fix exercise that doesn't ask a question after a pass. */
const REFACTOR = "fix-duplicate-helpers";
/** The reports of each exercise's samples, the best first. */
const reports = new Map<string, { work: object; status: string; score: number; report: string }[]>();

beforeAll(async () => {
  await cp(path.resolve("exercises", REFACTOR), path.join(env.exercisesDirs.at(-1)!, REFACTOR), { recursive: true });
  await indexExercises();
  const sandbox = await testSandbox();
  for (const slug of [...SLUGS, REFACTOR]) {
    const { kind, content } = findExercise(slug)!;
    const made = [];
    for (const { work } of kind.samples(content)) {
      const whole = kind.work.schema.parse({ ...(work as object), confidence: 70 });
      const report = await kind.grade({ content, work: whole, seed: "a" }, sandbox);
      made.push({ work: whole as object, status: report.status, score: report.score, report: JSON.stringify(report) });
    }
    reports.set(slug, made);
  }
});

/** Stores a submission with a report that the grader produced for a sample, in the same way as the grader does. */
async function graded(person: { id: string }, slug: string, sample: number): Promise<string> {
  const all = reports.get(slug)!;
  const { work, ...verdict } = all[sample % all.length]!;
  const submissionId = await submitWork(person, slug, work);
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  await db.$transaction(async (tx) => {
    const result = await tx.result.create({
      data: { submissionId, revisionId, engineVersion: "of a test", ...verdict },
    });
    await publishResult(tx, submissionId, result.id);
  });
  return submissionId;
}
/** Sets the score of a submission, as a person would. */
async function override(submissionId: string, rank: number, score: number): Promise<void> {
  const { revisionId, report } = await db.result.findFirstOrThrow({ where: { submissionId } });
  const status = score >= 0.7 ? "passed" : "failed";
  await db.$transaction(async (tx) => {
    const result = await tx.result.create({
      data: { submissionId, revisionId, engineVersion: `override ${rank}`, rank, score, status, report },
    });
    await publishResult(tx, submissionId, result.id);
  });
}
const stored = async () =>
  JSON.parse(
    JSON.stringify({
      facts: await db.tryFact.findMany({ orderBy: { submissionId: "asc" }, include: { parts: true } }),
      learners: await db.learnerTally.findMany({ orderBy: { userId: "asc" } }),
      skills: await db.skillTally.findMany({ orderBy: [{ userId: "asc" }, { skill: "asc" }] }),
      classes: await db.classTally.findMany({ orderBy: [{ userId: "asc" }, { class: "asc" }] }),
      sure: await db.sureTally.findMany({ orderBy: [{ userId: "asc" }, { kind: "asc" }, { step: "asc" }] }),
      weeks: await db.weekTally.findMany({ orderBy: [{ userId: "asc" }, { week: "asc" }] }),
      tracks: await db.trackTally.findMany({ orderBy: [{ userId: "asc" }, { track: "asc" }] }),
    }),
  );

describe("counts kept as submissions are graded", () => {
  it("equal counts from scratch, after any events in any order, including a deletion", async () => {
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant("hand in" as const),
          who: fc.nat(2),
          slug: fc.nat(1),
          sample: fc.nat(5),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant("override" as const), which: fc.nat(9), percent: fc.nat(100) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("read" as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), who: fc.nat(2) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const people = await Promise.all(
          ["counted-a", "counted-b", "counted-c"].map((name) => makePerson(`${name}-${crypto.randomUUID()}`)),
        );
        const gone = new Set<string>();
        let [handIns, rank] = [[] as string[], 0];
        for (const one of steps) {
          if (one.do === "read") await followNews();
          else if (one.do === "delete") {
            const { id } = people[one.who]!;
            const theirs = await db.submission.findMany({ where: { userId: id }, select: { id: true } });
            await db.$transaction((tx) => deleteRowsOf(tx, id));
            gone.add(id);
            handIns = handIns.filter((submission) => !theirs.some((row) => row.id === submission));
          } else if (one.do === "override" && handIns.length > 0)
            await override(handIns[one.which % handIns.length]!, ++rank, one.percent / 100);
          else if (one.do === "hand in" && !gone.has(people[one.who]!.id))
            handIns.push(await graded(people[one.who]!, SLUGS[one.slug]!, one.sample));
        }
        const listed = () => Promise.all(people.map(({ id }) => listGraded(id, AS_IT_STANDS)));
        // A learner's own pages don't wait for the counts.
        const before = await listed();
        await followNews();
        await db.outbox.updateMany({ data: { isReadByReview: true } });
        expect(await listed()).toEqual(before);
        const kept = await stored();
        expect(kept.facts.filter((fact: { userId: string }) => gone.has(fact.userId))).toEqual([]);
        await recountAll();
        expect(await stored()).toEqual(kept);
        expect(kept.facts.length).toBeGreaterThanOrEqual(handIns.length);
        for (const { id } of people) if (!gone.has(id)) await db.$transaction((tx) => deleteRowsOf(tx, id));
      }),
      { numRuns: runs(12) },
    );
  });

  it("are what a learner's pages show, without reading the reports again, until something changes", async () => {
    const ana = await makePerson("listed");
    const id = await graded(ana, "partial-refunds", 0);
    await followNews();
    await db.outbox.updateMany({ data: { isReadByReview: true } });
    const before = await listGraded(ana.id, AS_IT_STANDS);
    expect(before).toMatchObject([{ submissionId: id, status: "passed", trial: expect.anything() }]);
    await db.result.updateMany({ where: { submissionId: id }, data: { report: "{}" } });
    expect(await listGraded(ana.id, AS_IT_STANDS)).toEqual(before);
    await db.$transaction((tx) => publishWord(tx, id, "said"));
    // This report can't be read, so only its score counts.
    expect(await listGraded(ana.id, AS_IT_STANDS)).toMatchObject([{ submissionId: id, status: "passed", trial: null }]);
    await db.$transaction((tx) => deleteRowsOf(tx, ana.id));
  });

  it("remove a deleted person's figures, and no others", async () => {
    const [ana, bo] = [await makePerson("figures-a"), await makePerson("figures-b")];
    const [hers, his] = [
      await db.cohort.create({ data: { name: "A" } }),
      await db.cohort.create({ data: { name: "B" } }),
    ];
    for (const [person, cohort] of [
      [ana, hers],
      [bo, his],
    ] as const)
      await db.membership.create({ data: { cohortId: cohort.id, userId: person.id, role: "learner" } });
    await graded(ana, "test-vat-rounding", 0);
    await graded(bo, "partial-refunds", 0);
    const subjects = [
      `cohort:${hers.id}`,
      `cohort:${his.id}`,
      "exercise:test-vat-rounding",
      "exercise:partial-refunds",
    ];
    await db.keptFigures.deleteMany();
    await db.keptFigures.createMany({
      data: subjects.map((subject) => ({ subject, name: "trust", madeAt: new Date(), figures: "{}" })),
    });
    await db.$transaction((tx) => deleteRowsOf(tx, ana.id));
    const left = await db.keptFigures.findMany({ where: { name: "trust" }, select: { subject: true } });
    expect(left.map(({ subject }) => subject).sort()).toEqual([subjects[1]!, subjects[3]!].sort());
    await db.$transaction((tx) => deleteRowsOf(tx, bo.id));
  });

  it("give the result as of any time, before and after someone set a score", async () => {
    const ana = await makePerson("stood");
    const id = await graded(ana, "test-vat-rounding", 9);
    const later = new Date(Date.now() + 60_000);
    await db.result.updateMany({ where: { submissionId: id }, data: { gradedAt: new Date("2026-11-01T10:00:00Z") } });
    await override(id, 1, 1);
    await followNews();
    const fact = await db.tryFact.findUniqueOrThrow({ where: { submissionId: id } });
    expect(standingAt(stoodOf(fact), new Date("2026-10-31"))).toBeNull();
    expect(standingAt(stoodOf(fact), new Date("2026-11-02"))).toEqual({ status: fact.ownStatus, score: fact.ownScore });
    expect(standingAt(stoodOf(fact), later)).toEqual({ status: "passed", score: 1 });
    expect(fact.ownScore).toBeLessThan(1);
  });

  it("are not blocked by an unreadable report: it counts by its score", async () => {
    const ana = await makePerson("unreadable");
    const broken = await graded(ana, "test-vat-rounding", 0);
    await db.result.updateMany({ where: { submissionId: broken }, data: { report: "{}" } });
    const other = await graded(ana, "partial-refunds", 0);
    expect(await followNews()).toBe(2);
    expect(await db.tryFact.findUnique({ where: { submissionId: broken } })).toMatchObject({
      status: "passed",
      cameTrue: null,
    });
    expect(await db.tryFact.findUnique({ where: { submissionId: other } })).toMatchObject({ cameTrue: true });
  });

  it.skipIf(isQuick)("can be recounted by a command that has loaded no exercise yet", async () => {
    const ana = await makePerson("command");
    await graded(ana, "test-vat-rounding", 0);
    await followNews();
    const kept = await stored();
    await db.skillTally.deleteMany({ where: { userId: ana.id } });
    await db.tryFact.deleteMany({ where: { userId: ana.id } });
    const there = { DATABASE_URL: env.databaseUrl, DATA_DIR: env.dataDir };
    const { status, stderr } = await runCommand("recount.ts", [], { env: there });
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining("Learners counted") });
    expect(await stored()).toEqual(kept);
  });

  it("are not blocked by an unreadable revision: its submission is left out, on the learner's page, too", async () => {
    const ana = await makePerson("outdated");
    const ids = [await graded(ana, "test-vat-rounding", 0), await graded(ana, "partial-refunds", 0)];
    const waiting = await handIn(ana, REFACTOR, { key: "waiting", work: reports.get(REFACTOR)![0]!.work });
    if (!waiting.ok) throw new Error(JSON.stringify(waiting.errors));
    await db.exercise.create({ data: { slug: "outdated", kind: "test", isOffered: false } });
    await db.revision.create({ data: { id: "outdated", slug: "outdated", folder: "{}" } });
    for (const [i, id] of [ids[0]!, waiting.submissionId].entries())
      await db.submission.update({
        where: { id },
        data: { slug: "outdated", revisionId: "outdated", tryNumber: i + 1 },
      });
    expect(await followNews()).toBe(2);
    expect(await db.learnerTally.findUnique({ where: { userId: ana.id } })).toMatchObject({ handIns: 1 });
    expect((await listGraded(ana.id, AS_IT_STANDS)).map(({ submissionId }) => submissionId)).toEqual([ids[1]]);
    await db.submission.deleteMany({ where: { userId: ana.id } });
  });

  it("count a passed fix without a question for its skills immediately", async () => {
    const ana = await makePerson("refactors");
    await graded(
      ana,
      REFACTOR,
      reports.get(REFACTOR)!.findIndex(({ status }) => status === "passed"),
    );
    await followNews();
    expect(await db.tryFact.findFirst({ where: { userId: ana.id } })).toMatchObject({
      explained: null,
      counting: true,
    });
    const skill = { userId: ana.id, skill: "refactor-safely" };
    expect(await db.skillTally.findFirst({ where: skill })).toMatchObject({ tries: 1, passes: 1 });
  });
  it("include an answer given after a fix, and count each row once when two processes count", async () => {
    const ana = await makePerson("twice");
    const ids = [await graded(ana, "test-vat-rounding", 0), await graded(ana, "partial-refunds", 0)];
    await db.$transaction((tx) => publishWord(tx, ids[0]!, "explained"));
    const read = await Promise.allSettled([followNews(), followNews()]);
    const rest = await followNews();
    const done = read.map((one) => (one.status === "fulfilled" ? one.value : 0));
    expect(done[0]! + done[1]! + rest).toBe(3);
    expect(await db.learnerTally.findUnique({ where: { userId: ana.id } })).toMatchObject({ handIns: 2 });
  });
});

it("a guest's work moves to the account, and the numbers of the account's own attempts are corrected", async () => {
  const [guest, account] = [await makePerson("a guest"), await makePerson("an account")];
  await db.user.update({ where: { id: guest.id }, data: { guestUntil: new Date(Date.now() + 7 * DAY_MS) } });
  await graded(guest, "partial-refunds", 1);
  await graded(account, "partial-refunds", 0);
  const counted = async () => {
    await followNews();
    const facts = await db.tryFact.findMany({ where: { userId: account.id }, orderBy: { tryNumber: "asc" } });
    const tally = await db.learnerTally.findUnique({ where: { userId: account.id } });
    return { tries: facts.map(({ tryNumber, counting }) => ({ tryNumber, counting })), handIns: tally?.handIns };
  };
  expect(await counted()).toEqual({ tries: [{ tryNumber: 1, counting: true }], handIns: 1 });
  expect(await carryOver(guest.id, account.id)).toBe(true);
  const both = [
    { tryNumber: 1, counting: true },
    { tryNumber: 2, counting: false },
  ];
  expect(await counted()).toEqual({ tries: both, handIns: 2 });
});
