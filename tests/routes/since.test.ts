import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { handIn } from "~/grading/hand-in.server";
import { findTryBefore } from "~/grading/submissions.server";
import type { FixReport } from "~/kinds/fix/report-schema";
import { sayChange } from "~/kinds/test/report-rows";
import type { TestReport } from "~/kinds/test/report-schema";
import { askMentor } from "~/review/queue/asking.server";
import { openThread } from "~/review/threads/threads.server";
import * as report from "~/routes/learner/submissions.$id/route";
import type { Since } from "~/routes/learner/submissions.$id/since.server";
import * as desk from "~/routes/mentor/mentor.$id/route";
import { read } from "../setup/ask";
import { doSamples, signUp } from "../setup/people";
import { sampleOf, submitGraded } from "../setup/submissions";

// Long: two attempts of each kind share their set-up.

/**
 * What the report and the desk of a later attempt show about the previous attempt: the changed results, the commented
 * lines, the files.
 */

const [TEST, FIX, REVIEW] = ["test-opening-hours", "fix-due-date-month-end", "partial-refunds"] as const;
let people = 0;
let learner: { id: string; cookie: string };
let mentor: { id: string; cookie: string };

beforeAll(async () => {
  await indexExercises();
});
beforeEach(async () => {
  [learner, mentor] = [await signUp(`since-${people}`), await signUp(`since-mentor-${people++}`)];
  await doSamples(mentor.id);
  const cohort = await db.cohort.create({ data: { name: "Since" } });
  for (const [userId, role] of [
    [learner.id, "learner"],
    [mentor.id, "mentor"],
  ] as const)
    await db.membership.create({ data: { cohortId: cohort.id, userId, role } });
});

const submit = (slug: string, made: object) => submitGraded(learner, slug, { ...made, confidence: 80 });
async function open(id: string, search = "", cookie = learner.cookie) {
  const path = `/submissions/${id}${search}`;
  return (await read(report.loader as never, path, { cookie, params: { id } })).data.graded;
}
const sinceOf = async (id: string, search = ""): Promise<Since> => (await open(id, search)).since;
async function openDesk(submissionId: string) {
  await askMentor(learner, submissionId, "Better?");
  const { id } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
  return (await read(desk.loader as never, `/mentor/${id}`, { cookie: mentor.cookie, params: { id } })).data.graded;
}
const better = ({ changes }: Since) => changes!.filter(({ isBetter }) => isBetter).map(({ says }) => says);
const worse = ({ changes }: Since) => changes!.filter(({ isBetter }) => !isBetter).map(({ says }) => says);

describe("what changed since the last attempt", () => {
  it("is not shown for a first attempt, or for a review", async () => {
    expect((await open(await submit(TEST, sampleOf(TEST)))).since).toBeNull();
    await submit(REVIEW, sampleOf(REVIEW));
    expect((await open(await submit(REVIEW, sampleOf(REVIEW)))).since).toBeNull();
  });

  it("of a fix: tests by name, hidden tests by number, and the files", async () => {
    const [weak, right] = [
      sampleOf<{ files: Record<string, string> }>(FIX, -1),
      sampleOf<{ files: Record<string, string> }>(FIX),
    ];
    const first = await submit(FIX, weak);
    const second = await submit(FIX, right);
    const since = await sinceOf(second);
    const before: FixReport = (await open(first)).report;
    const after: FixReport = (await open(second)).report;
    const failing = ({ detail }: FixReport) =>
      [...detail.defects.flatMap((one) => one.open), ...detail.kept.flatMap((one) => one.tests), ...detail.visible]
        .filter(({ failure }) => failure)
        .map(({ title }) => `“${title.join(" › ")}”`);
    expect(failing(before).length).toBeGreaterThan(0);
    expect(failing(after)).toEqual([]);
    expect(better(since).filter((says) => says.startsWith("“"))).toEqual(failing(before));
    expect(worse(since)).toEqual([]);
    for (const { says, twins } of after.detail.defects)
      if (before.detail.defects.find((one) => one.says === says)!.twins.passed < twins.total)
        expect(better(since)).toContain(`${says}: with other inputs, ${twins.total} of ${twins.total} pass`);
    const [file] = since.files;
    expect([since.tryNumber, since.submissionId]).toEqual([1, first]);
    const { files: given } = (await open(second)).open as { files: { path: string; text: string }[] };
    const start = given.find(({ path }) => path === file!.path)!.text;
    expect(file).toEqual({
      path: file!.path,
      before: weak.files[file!.path] ?? start,
      after: right.files[file!.path] ?? start,
    });
    // The same comparison in the other direction.
    const third = await sinceOf(await submit(FIX, weak));
    expect(worse(third).filter((says) => says.startsWith("“"))).toEqual(failing(before));
    expect(better(third)).toEqual([]);
  });

  it("shows a file that was restored to the exercise's version", async () => {
    const right = sampleOf<{ files: Record<string, string> }>(FIX);
    await submit(FIX, right);
    const since = await sinceOf(await submit(FIX, { files: {} }));
    const [path] = Object.keys(right.files);
    expect(since.files.find((file) => file.path === path)!.before).toBe(right.files[path!]);
    expect(since.files.find((file) => file.path === path)!.after).not.toBe(right.files[path!]);
  });

  it("of a suite: what it kills, without the code of survivors unless the learner asks", async () => {
    await submit(TEST, sampleOf(TEST));
    const id = await submit(TEST, sampleOf(TEST, -1));
    const told: TestReport = (await open(id, "?inputs")).report;
    const living = told.detail.mutants.filter(({ killedBy }) => Object.keys(killedBy).length === 0);
    const codes = living.map((mutant) => sayChange(mutant)).filter(({ isCode }) => isCode);
    const [plain, asked] = [await sinceOf(id), await sinceOf(id, "?inputs")];
    const shown = codes.filter(({ text }) => worse(asked).includes(text));
    expect(shown.length).toBeGreaterThan(0);
    for (const { text } of shown) expect(JSON.stringify(plain)).not.toContain(text);
    expect(worse(plain)).toHaveLength(worse(asked).length);
    // For killed mutants, the comparison shows their code, because the report also shows it.
    const again = await sinceOf(await submit(TEST, sampleOf(TEST)));
    expect(better(again).sort()).toEqual(worse(asked).sort());
  });

  it("says that an attempt that didn't run can't be compared, and that nothing changed", async () => {
    const suite = sampleOf<{ suite: string }>(TEST);
    await submit(TEST, suite);
    const same = await sinceOf(await submit(TEST, suite));
    expect(same).toMatchObject({ changes: [], files: [] });
    const broken = await sinceOf(await submit(TEST, { suite: "this does not parse (" }));
    expect(broken.changes).toBeNull();
    expect(broken.files).toHaveLength(1);
  });

  it("compares with an attempt of the same learner", async () => {
    const [first, second] = [await submit(TEST, { suite: "// one" }), await submit(TEST, { suite: "// two" })];
    const before = await signUp(`since-earlier-${people}`);
    for (const [n, id] of [first, second].entries())
      await db.submission.update({ where: { id }, data: { tryNumber: 5 + n } });
    expect(await findTryBefore({ learner: { ...learner, name: "" }, slug: TEST, tryNumber: 6 })).toBe(first);
    expect(await findTryBefore({ learner: { ...before, name: "" }, slug: TEST, tryNumber: 6 })).toBeNull();
  });

  it("compares with the last attempt that was graded", async () => {
    const first = await submit(TEST, { suite: "// one" });
    const waiting = await handIn(learner, TEST, { key: "waits", work: { suite: "// two", confidence: 80 } });
    expect(waiting.ok).toBe(true);
    expect((await sinceOf(await submit(TEST, { suite: "// three" }))).submissionId).toBe(first);
  });

  it("lists the comments on the last attempt, and whether their lines have changed", async () => {
    const first = await submit(TEST, { suite: 'import { it } from "vitest";\n// a\n// b\n// c\nit("x", () => {});\n' });
    const file = "suite.test.ts";
    const paths: string[] = (await open(first)).files;
    const on = (line: number, text: string, endLine: number | null = null) =>
      openThread(mentor, first, { file: paths[0] ?? file, side: "new", line, endLine }, text);
    const [gone, same, around, below] = [
      await on(3, "Why b?"),
      await on(2, "Keep this"),
      await on(4, "c and x", 5),
      await on(2, `long ${"x".repeat(300)}`),
    ];
    await db.thread.update({ where: { id: same }, data: { resolvedAt: new Date() } });
    const later = { suite: 'import { it } from "vitest";\n// a\n// B\n// c\n// new\nit("x", () => {});\n' };
    const second = await submit(TEST, later);
    const { threads } = await sinceOf(second);
    const of = (id: string) => threads.find((thread) => thread.id === id)!;
    expect([of(gone), of(same), of(around)].map(({ isChanged }) => isChanged)).toEqual([true, false, true]);
    expect([of(same).isResolved, of(gone).isResolved]).toEqual([true, false]);
    expect([of(gone).says, of(below).says.length]).toEqual(["Why b?", 161]);
    const { since } = await openDesk(second);
    expect(since).toMatchObject({ submissionId: first, threads: expect.arrayContaining([{ ...of(gone), by: null }]) });
    await vi.waitFor(async () => {
      const looks = await db.look.findMany({ where: { viewerId: mentor.id, ownerId: learner.id } });
      expect(looks.map(({ subject }) => subject).sort()).toEqual([first, second].sort());
    });
  });

  it("hides others' comments on the last attempt from a mentor who may still review it a second time", async () => {
    const other = await signUp(`since-other-${people}`);
    const { cohortId } = await db.membership.findFirstOrThrow({ where: { userId: mentor.id } });
    await db.membership.create({ data: { cohortId, userId: other.id, role: "mentor" } });
    const first = await submit(TEST, { suite: "// one" });
    const [file] = (await open(first)).files as string[];
    await openThread(other, first, { file: file!, side: "new", line: 1 }, "Said by another");
    const item = {
      submissionId: first,
      cohortId,
      learnerId: learner.id,
      slug: TEST,
      kind: "test",
      seat: 2,
      minutes: 6,
    };
    const { id } = await db.reviewItem.create({ data: { ...item, waitingSince: new Date(), orderAt: new Date() } });
    const second = await submit(TEST, { suite: "// two" });
    expect((await openDesk(second)).since.threads).toEqual([]);
    await db.reviewItem.update({ where: { id }, data: { state: "done" } });
    expect((await openDesk(second)).since.threads).toMatchObject([{ says: "Said by another" }]);
  });
});
