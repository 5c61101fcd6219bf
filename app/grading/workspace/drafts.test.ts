import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { pass } from "../../../tests/setup/passes";
import { makePerson } from "../../../tests/setup/people";
import { submitWork } from "../../../tests/setup/submissions";
import { beginAgain, changeDrafts, discardDraft } from "./drafts.server";
import { listUnfinished } from "./unfinished.server";
import { saveDraft } from "./workspace.server";

/**
 * Two learners have drafts of one exercise, at the same version. One learner's actions must not affect the other
 * learner's draft.
 */

const SLUG = "test-opening-hours";
const VERSION = 7;
let people = 0;
let ana: { id: string };
let bo: { id: string };

const suite = (text: string) => ({ suite: `// ${text}`, confidence: 80 });
async function begin(person: { id: string }, text: string) {
  await saveDraft(person, SLUG, { from: 0, work: suite(text) });
  await atOneVersion(person);
}
const atOneVersion = (person: { id: string }) =>
  db.draft.updateMany({ where: { userId: person.id }, data: { version: VERSION } });
const submit = (person: { id: string }, text: string) => submitWork(person, SLUG, suite(text));
const textsOf = async (person: { id: string }) =>
  (await db.draft.findMany({ where: { userId: person.id } })).map(({ work }) => JSON.parse(work).suite);

beforeAll(() => indexExercises());
beforeEach(async () => {
  [ana, bo] = [await makePerson(`drafts-${people++}`), await makePerson(`drafts-${people++}`)];
});

describe("a draft", () => {
  it("can be started again only from one's own submission", async () => {
    const id = await submit(ana, "of Ana");
    expect(await beginAgain(bo, id, null, findExercise)).toEqual({ ok: false, reason: "not-offered" });
    expect(await beginAgain(ana, "none", null, findExercise)).toEqual({ ok: false, reason: "not-offered" });
    expect([await textsOf(ana), await textsOf(bo)]).toEqual([[], []]);
  });

  it("equal to another learner's submission counts as the learner's own content", async () => {
    const id = await submit(ana, "of Ana");
    await submit(bo, "the same");
    await begin(ana, "the same");
    expect(await beginAgain(ana, id, null, findExercise)).toMatchObject({
      ok: false,
      reason: "draft",
      version: VERSION,
    });
  });

  it("is set aside, swapped, discarded and handed in without touching another learner's", async () => {
    const id = await submit(ana, "handed in");
    await begin(ana, "of Ana");
    await begin(bo, "of Bo");
    await beginAgain(ana, id, VERSION, findExercise);
    expect([await textsOf(ana), await textsOf(bo)]).toEqual([["// handed in"], ["// of Bo"]]);
    await atOneVersion(ana);
    expect([await changeDrafts(ana, SLUG), await changeDrafts(bo, SLUG)]).toEqual([true, false]);
    expect([await textsOf(ana), await textsOf(bo)]).toEqual([["// of Ana"], ["// of Bo"]]);
    await atOneVersion(ana);
    await discardDraft(ana, SLUG);
    expect([await textsOf(ana), await textsOf(bo)]).toEqual([["// handed in"], ["// of Bo"]]);
    await atOneVersion(ana);
    await discardDraft(ana, SLUG);
    expect([await textsOf(ana), await textsOf(bo)]).toEqual([[], ["// of Bo"]]);
    await begin(ana, "again");
    await submit(ana, "again");
    expect([await textsOf(ana), await textsOf(bo)]).toEqual([[], ["// of Bo"]]);
  });

  it("is set aside only on an exercise that is still offered", async () => {
    const id = await submit(ana, "handed in");
    expect(findExercise(SLUG)).not.toBeNull();
    const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id } });
    await db.exercise.create({ data: { slug: "gone", kind: "test" } }).catch(() => {});
    const revision = await db.revision.findUniqueOrThrow({ where: { id: revisionId } });
    await db.revision.upsert({
      where: { id: "of gone" },
      create: { ...revision, id: "of gone", slug: "gone" },
      update: {},
    });
    await db.submission.update({ where: { id }, data: { slug: "gone", revisionId: "of gone" } });
    expect(await beginAgain(ana, id, null, findExercise)).toEqual({ ok: false, reason: "not-offered" });
  });

  it("is unfinished for its learner only, even if another learner has passed the exercise", async () => {
    await begin(ana, "of Ana");
    await saveDraft(bo, "test-vat-rounding", { from: 0, work: suite("of Bo") });
    await pass(bo, SLUG);
    expect((await listUnfinished(ana)).map(({ slug }) => slug)).toEqual([SLUG]);
  });
});
