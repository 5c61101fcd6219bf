import { beforeAll, beforeEach, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { askMentor } from "~/review/queue/asking.server";
import { MOST_LINES, removeLine } from "~/review/reviews/own-lines.server";
import * as agreement from "~/routes/lead/cohorts.$id_.agreement/route";
import * as rubric from "~/routes/lead/cohorts.$id_.rubric/route";
import * as submission from "~/routes/learner/submissions.$id/route";
import * as desk from "~/routes/mentor/mentor.$id/route";
import * as work from "~/routes/mentor/mentor.$id_.work/route";
import * as sentList from "~/routes/mentor/mentor.sent/route";
import * as sent from "~/routes/mentor/mentor.sent_.$id/route";
import { read, send, sendJson } from "../setup/ask";
import { doSamples, signUp } from "../setup/people";
import { submitGraded } from "../setup/submissions";

/** Lines that a lead adds to the rubric: on the page, on the desk, in the learner's review and in a correction. */

type Signed = Awaited<ReturnType<typeof signUp>>;
const SLUG = "test-vat-rounding";
let made = 0;
let [cohortId, elsewhere, item, submissionId] = ["", "", "", ""];
let [lead, lee, ana]: Signed[] = [];

beforeAll(async () => {
  await indexExercises();
});

beforeEach(async () => {
  made++;
  const aside = { sampleShare: 0, doubleShare: 0 };
  cohortId = (await db.cohort.create({ data: { name: "Heron", ...aside } })).id;
  elsewhere = (await db.cohort.create({ data: { name: "Tern", ...aside } })).id;
  [lead, lee, ana] = [await signUp(`olead${made}`), await signUp(`olee${made}`), await signUp(`oana${made}`)];
  for (const [person, role, of] of [
    [lead, "lead", cohortId],
    [lead, "lead", elsewhere],
    [lee, "mentor", cohortId],
    [ana, "learner", cohortId],
  ] as const)
    await db.membership.create({ data: { cohortId: of, userId: person!.id, role } });
  await doSamples(lee!.id);
  submissionId = await submitGraded(ana!, SLUG);
  await askMentor(ana!, submissionId, "");
  item = (await db.reviewItem.findFirstOrThrow({ where: { submissionId } })).id;
});

const post = (fields: object, of = cohortId) =>
  send(rubric.action as never, "/", fields, { cookie: lead!.cookie, params: { id: of } });
const add = (text: string, fields: object = { "for-test": "on" }, of = cohortId) =>
  post({ intent: "add", key: crypto.randomUUID(), text, ...fields }, of);
const lines = async (of = cohortId): Promise<{ id: string; text: string }[]> =>
  (await read(rubric.loader as never, "/", { cookie: lead!.cookie, params: { id: of } })).data.lines;
const texts = async () => (await lines()).map(({ text }) => text);
const onDesk = () => ({ cookie: lee!.cookie, params: { id: item } });
const shown = async () =>
  (await read(desk.loader as never, "/", onDesk())).data.rubric.lines.flatMap(
    ({ id, asks }: { id: string; asks: string }) => (id.startsWith("own-") ? [asks] : []),
  );
const draft = (choices: object) => ({ notes: [], summary: "Well done.", verdict: "good", choices });
async function review(choices: object) {
  await sendJson(work.action as never, "/", { do: "claim" }, onDesk());
  const asked = { do: "hand-in", key: "of a test", work: draft(choices) };
  return (await sendJson(work.action as never, "/", asked, onDesk())).body!.json();
}
const said = async () =>
  (await read(submission.loader as never, "/", { cookie: ana!.cookie, params: { id: submissionId } })).data.graded
    .reviews[0].choices;

it("a lead's lines are on the desk of their kind, in order, and the learner reads the ticked ones", async () => {
  expect((await add("Names the input")).data.done).toBe("Line added.");
  await add("Only for fixes", { "for-fix": "on" });
  await add("Uses our words", { "for-test": "on", "for-fix": "on" });
  await add("Theirs", { "for-test": "on" }, elsewhere);
  expect(await texts()).toEqual(["Names the input", "Only for fixes", "Uses our words"]);
  const [first, , third] = await lines();
  const moved = await post({ intent: "move", line: third!.id, to: 0 });
  expect(moved.data.done).toBe("“Uses our words” is now number 1 of 3.");
  expect(await shown()).toEqual(["Uses our words", "Names the input"]);

  const [theirs] = await lines(elsewhere);
  const agreed = async () =>
    JSON.stringify(
      (await read(agreement.loader as never, "/", { cookie: lead!.cookie, params: { id: cohortId } })).data.kinds,
    );
  const before = await agreed();
  // A line from another cohort is ignored, and a step that a line doesn't have is refused.
  expect(await review({ [`own-${first!.id}`]: 1 })).toMatchObject({ ok: false });
  expect(await review({ [`own-${first!.id}`]: 0, [`own-${theirs!.id}`]: 0 })).toMatchObject({ ok: true });
  expect(await said()).toEqual([{ asks: "Names the input", step: "Yes" }]);
  expect(await agreed()).toBe(before);
  const facts = await db.tryFact.findMany({ where: { submissionId }, select: { confirmed: true, actionable: true } });
  expect(facts.every(({ confirmed, actionable }) => !confirmed && !actionable)).toBe(true);
});

it("a line that is removed leaves the desk, but not the reviews that have it, nor their correction", async () => {
  await add("Names the input");
  await add("Uses our words");
  const [first, second] = await lines();
  await review({ [`own-${first!.id}`]: 0 });
  expect(await removeLine(lead!, elsewhere, first!.id)).toBe(false);
  const gone = await post({ intent: "remove", line: first!.id });
  expect(gone.data.done).toBe("Line removed. Reviews that already use it don’t change.");
  expect([await texts(), await shown()]).toEqual([["Uses our words"], ["Uses our words"]]);
  expect(await said()).toEqual([{ asks: "Names the input", step: "Yes" }]);

  const { id } = await db.mentorReview.findFirstOrThrow({ where: { submissionId } });
  const ofReview = { cookie: lee!.cookie, params: { id } };
  const { data } = await read(sent.loader as never, "/", ofReview);
  const own = data.rubric.filter((line: { id: string }) => line.id.startsWith("own-"));
  expect(own.map(({ asks }: { asks: string }) => asks)).toEqual(["Names the input", "Uses our words"]);
  const corrected = { version: "0", verdict: "good", summary: "Well done.", [`rubric-own-${second!.id}`]: "0" };
  expect((await send(sent.action as never, "/", corrected, ofReview)).status).toBe(303);
  expect(await said()).toEqual([{ asks: "Uses our words", step: "Yes" }]);
});

it("only a reply to an added line has a new key, with which the page empties the form", async () => {
  const key = crypto.randomUUID();
  const { next } = (await post({ intent: "add", key, text: "Names the input", "for-test": "on" })).data;
  expect([typeof next, next === key, next === ""]).toEqual(["string", false, false]);
  const [line] = await lines();
  for (const fields of [
    { intent: "add", key, text: "" },
    { intent: "move", line: line!.id, to: 0 },
    { intent: "remove", line: line!.id },
  ])
    expect((await post(fields)).data.next).toBe("");
});

it("a correction leads to the page of the list it came from, which says whether the review changed", async () => {
  await review({});
  const { id } = await db.mentorReview.findFirstOrThrow({ where: { submissionId } });
  const at = { cookie: lee!.cookie, params: { id } };
  const correct = async (fields: object) =>
    (await send(sent.action as never, `/mentor/sent/${id}?page=2`, { verdict: "good", ...fields }, at)).location;
  const { data } = await read(sent.loader as never, `/mentor/sent/${id}?page=2`, at);
  expect(data.page).toBe(2);
  const same = { version: "0", summary: "Well done." };
  expect(await correct(same)).toBe(`/mentor/sent?page=2&saved=${id}`);
  expect(await correct({ ...same, shareable: "on" })).toBe(`/mentor/sent?page=2&saved=${id}`);
  expect(await correct({ ...same, summary: "Done." })).toBe(`/mentor/sent?page=2&corrected=${id}`);
  const saved = async (search: string) =>
    (await read(sentList.loader as never, `/mentor/sent${search}`, { cookie: lee!.cookie })).data.saved;
  const words = `${lee!.id}:${id}`;
  expect(await saved(`?corrected=${id}`)).toEqual({ words, summary: "Done.", isCorrected: true });
  expect(await saved(`?saved=${id}`)).toMatchObject({ isCorrected: false });
  expect([await saved(""), await saved("?corrected=none")]).toEqual([null, null]);
});

it.each([
  ["no text", { text: "", "for-test": "on" }, "text", "Write what mentors should look at."],
  ["a long text", { text: "x".repeat(121), "for-test": "on" }, "text", "A line can have at most 120 characters."],
  ["no kind", { text: "Names it" }, "kinds", "Choose at least one kind of exercise."],
])("a line with %s is refused with an error at its field", async (_name, fields, field, message) => {
  const { status, data } = await add("", fields);
  expect([status, data.errors[field]]).toEqual([400, [message]]);
  expect(await lines()).toEqual([]);
});

it("a cohort's number of lines is limited, even if they are sent at once; leads of others change none", async () => {
  await add("Theirs", { "for-test": "on" }, elsewhere);
  const replies = await Promise.all(Array.from({ length: MOST_LINES + 2 }, (_, n) => add(`Line ${n}`)));
  expect(replies.filter(({ status }) => status === 400)).toHaveLength(2);
  expect(await lines()).toHaveLength(MOST_LINES);
  const [{ id } = { id: "" }] = await lines();
  for (const fields of [{ intent: "remove" }, { intent: "move", to: 1 }])
    expect((await post({ ...fields, line: id }, elsewhere)).status).toBe(404);
  const audited = await db.auditEvent.findMany({ where: { subject: `cohort:${cohortId}`, actorId: lead!.id } });
  expect(audited.map(({ action }) => action)).toEqual(Array(MOST_LINES).fill("rubric-line.added"));
});
