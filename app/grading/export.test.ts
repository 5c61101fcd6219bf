import { beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../tests/setup/people";
import { sampleOf, submitWork } from "../../tests/setup/submissions";
import { exportDrafts, exportSubmissions } from "./export.server";
import { saveDraft } from "./workspace/workspace.server";

const SLUG = "test-vat-rounding";

beforeAll(() => indexExercises());

it("contains work on a revision that this version of Onramp can't read, without files", async () => {
  const learner = await makePerson("old");
  await submitWork(learner, SLUG);
  expect(await saveDraft(learner, SLUG, { from: 0, work: { suite: "// mine", confidence: null } })).toMatchObject({
    ok: true,
  });
  await db.revision.create({ data: { id: "old", slug: SLUG, folder: "{}" } });
  const old = { where: { userId: learner.id }, data: { revisionId: "old" } };
  await db.submission.updateMany(old);
  await db.draft.updateMany(old);
  const { value: submission } = await exportSubmissions(learner).next();
  expect(submission).toMatchObject({ slug: SLUG, files: {}, row: { title: SLUG, kind: null, work: sampleOf(SLUG) } });
  const { value: draft } = await exportDrafts(learner).next();
  expect(draft).toMatchObject({ slug: SLUG, files: {}, row: { work: { suite: "// mine" } } });
});
