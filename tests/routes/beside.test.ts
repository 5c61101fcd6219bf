import { beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import * as workspace from "~/routes/learner/exercises.$slug/route";
import * as report from "~/routes/learner/submissions.$id/route";
import { read } from "../setup/ask";
import { enrolAll } from "../setup/passes";
import { signUp } from "../setup/people";
import { sample } from "../setup/runs";
import { submitGraded } from "../setup/submissions";

/** After a pass, and never before, the report and the workspace can show the learner's work beside the author's. */

interface Person {
  readonly id: string;
  readonly cookie: string;
}
let people = 0;
let [ana, lee] = [] as unknown as [Person, Person];
beforeAll(() => indexExercises());

const submit = (slug: string, work: object) => submitGraded(ana, slug, { ...work, confidence: 80 });
const samplesOf = (slug: string) => {
  const { kind, content } = findExercise(slug)!;
  return kind.samples(content).map(({ work }) => work as Record<string, unknown>);
};
const reportOf = async (id: string, { cookie }: Person, search = "?reference") =>
  (await read(report.loader as never, `/submissions/${id}${search}`, { cookie, params: { id } })).data.graded;
const earlierIn = async (slug: string) =>
  (await read(workspace.loader as never, `/exercises/${slug}`, { cookie: ana.cookie, params: { slug } })).data.earlier;

describe("the reference beside one's own work", () => {
  const each = [
    ["fix-due-date-month-end", (work: Record<string, unknown>) => work],
    ["test-opening-hours", ({ suite }: Record<string, unknown>) => ({ suite: `${suite}\n// mine\n` })],
    ["partial-refunds", (work: Record<string, unknown>) => work],
  ] as const;
  it.each(sample(each, 1, ([slug]) => slug))(
    "opens after a pass, on request, for the learner only: %s",
    async (slug, mine) => {
      [ana, lee] = [await signUp(`beside-${people++}`), await signUp(`beside-${people++}`)];
      await enrolAll({ [ana.id]: "learner", [lee.id]: "mentor" });
      const samples = samplesOf(slug);
      const failed = await submit(slug, samples.at(-1)!);
      const { status } = await db.result.findFirstOrThrow({ where: { submissionId: failed } });
      expect(status).toBe("failed");
      expect((await reportOf(failed, ana)).beside).toBeNull();
      expect(await earlierIn(slug)).toMatchObject({ submissionId: failed, isPass: false });

      const passed = await submit(slug, mine(samples[0]!));
      expect((await reportOf(passed, ana, "")).beside).toMatchObject({ files: null });
      const { files } = (await reportOf(passed, ana)).beside;
      // The best sample of a fix is the reference itself.
      expect(files.length > 0).toBe(slug !== "fix-due-date-month-end");
      for (const { own, reference } of files) expect([reference.length > 0, own === reference]).toEqual([true, false]);
      expect((await reportOf(passed, lee)).beside).toBeNull();
      // Passing with another attempt doesn't reveal the author's work on the failed attempt's report.
      expect((await reportOf(failed, ana)).beside).toBeNull();
      expect(await earlierIn(slug)).toMatchObject({ submissionId: passed, score: 1, isPass: true });
      // A later attempt that fails doesn't undo the pass.
      await submit(slug, { ...samples.at(-1)!, ...(slug === "partial-refunds" && { findings: [] }) });
      expect(await earlierIn(slug)).toMatchObject({ submissionId: passed });
    },
  );

  it("shows a right fix of another design beside the reference, file by file", async () => {
    ana = await signUp(`beside-${people++}`);
    const slug = "fix-due-date-month-end";
    const { kind, content } = findExercise(slug)!;
    const other = kind.samples(content).filter(({ says }) => says !== "the reference")[0]!;
    const id = await submit(slug, other.work as object);
    const { beside } = await reportOf(id, ana);
    expect(beside.files.length).toBeGreaterThan(0);
    const { files } = other.work as { files: Record<string, string> };
    for (const { path, own } of beside.files) if (path in files) expect(own).toBe(files[path]);
  });
});
