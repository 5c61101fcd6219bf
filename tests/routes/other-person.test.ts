import { beforeAll, beforeEach, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listNotes } from "~/grading/workspace/notes.server";
import * as notes from "~/routes/learner/exercises.$slug_.notes_.list/route";
import * as workspace from "~/routes/learner/exercises.$slug_.work/route";
import { sendJson } from "../setup/ask";
import { signUp } from "../setup/people";
import { sampleOf } from "../setup/submissions";

/** One person's page stays open while another person signs in, using the same browser. */

const SLUG = "test-opening-hours";
interface Somebody {
  readonly id: string;
  readonly cookie: string;
}
let people = 0;
let [ana, bo] = [] as unknown as [Somebody, Somebody];
beforeAll(() => indexExercises());
beforeEach(async () => {
  [ana, bo] = [await signUp(`browser-${people++}`), await signUp(`browser-${people++}`)];
});

const sample = () => sampleOf(SLUG, -1);
/** Sends a request while Bo is signed in, from a page that was opened by `person`. */
const ask = ({ action }: { action: unknown }, json: object, person: string) =>
  sendJson(action as never, `/exercises/${SLUG}/work`, json, { cookie: bo.cookie, params: { slug: SLUG }, person });

it("stores nothing of the first person's page as the second person's", async () => {
  const work = sample();
  const note = { file: "", line: "", text: "Ana's note" };
  for (const answer of [
    await ask(workspace, { do: "save", from: 0, work }, ana.id),
    await ask(workspace, { do: "hand-in", key: "of ana's page", work }, ana.id),
    await ask(workspace, { do: "hint" }, ana.id),
    await ask(notes, { do: "add", key: "of ana's page", note }, ana.id),
  ])
    expect(answer).toMatchObject({ status: 302, location: expect.stringMatching("^/sign-in") });
  const where = { userId: bo.id };
  const counts = [db.draft.count({ where }), db.submission.count({ where }), db.hintUse.count({ where })];
  expect(await Promise.all(counts)).toEqual([0, 0, 0]);
  expect(await listNotes(bo, SLUG)).toEqual([]);
});

it("accepts the second person's own page", async () => {
  const { body } = await ask(workspace, { do: "save", from: 0, work: sample() }, bo.id);
  expect(await body!.json()).toMatchObject({ ok: true });
});
