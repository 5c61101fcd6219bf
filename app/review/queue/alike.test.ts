import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { sampleOf, submitWork } from "../../../tests/setup/submissions";
import { getReviewDraft, saveReviewDraft } from "../reviews/review-drafts.server";
import { sendReview } from "../reviews/reviews.server";
import { EMPTY_REVIEW } from "../reviews/verdicts";
import { findAlike, findOrigin, offerToAlike } from "./alike.server";
import { askMentor } from "./asking.server";
import { claimItem } from "./claims.server";

/** Similar work: found by its key, and reviewed once, with each draft sent separately. */

let people = 0;
let cohortId = "";
let mentor: { id: string };

async function join(role: string) {
  const person = await makePerson(`alike${people++}`);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
}

const suite = (change: (text: string) => string = (text) => text) => ({
  suite: change(sampleOf<{ suite: string }>("test-vat-rounding").suite),
});

/** Hands in work as a new learner, and asks a mentor about the submission. */
async function wait(work: object, slug = "test-vat-rounding") {
  const learner = await join("learner");
  const submissionId = await submitWork(learner, slug, { ...work, confidence: 80 });
  await askMentor(learner, submissionId, "");
  const seated = { submissionId_seat: { submissionId, seat: 1 } };
  const { id, likeKey } = await db.reviewItem.findUniqueOrThrow({ where: seated });
  return { learner, submissionId, itemId: id, likeKey };
}

const written = {
  ...EMPTY_REVIEW,
  verdict: "again" as const,
  summary: "Nearly.",
  choices: { names: 1 },
  notes: [{ id: "n", file: "tests/suite.test.ts", side: "new" as const, line: 1, text: "Look" }],
};

beforeAll(() => indexExercises());
beforeEach(async () => {
  await db.reviewItem.deleteMany();
  cohortId = (await db.cohort.create({ data: { name: `Alike ${people}` } })).id;
  mentor = await join("mentor");
});
afterAll(() => db.job.deleteMany());

it("suites are similar if they differ only in comments and white space, not if a value differs", async () => {
  const keys = [
    suite(),
    suite((text) => `// mine\n${text.replaceAll("\n", "\n\n")}`),
    suite((text) => text.replace(/(\d+)\)/, "9$1)")),
  ];
  const [one, blanks, value] = await Promise.all(keys.map(async (work) => (await wait(work)).likeKey));
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(blanks).toBe(one);
  expect(value).not.toBe(one);
});

it("repairs are similar even if one changed only comments in a file", async () => {
  const slug = "fix-due-date-month-end";
  const { files } = sampleOf<{ files: Record<string, string> }>(slug);
  const [path, text] = Object.entries(files)[0]!;
  const one = await wait({ files }, slug);
  expect((await wait({ files: { ...files, [path]: `${text}\n// so\n` } }, slug)).likeKey).toBe(one.likeKey);
  expect((await wait({ files: {} }, slug)).likeKey).not.toBe(one.likeKey);
});

it("reviews are similar by places, classes and verdict, whatever their wording and order", async () => {
  const review = sampleOf<{ findings: { text: string; class: string }[]; verdict: string }>("partial-refunds");
  const other = review.findings.map((finding) => ({
    ...finding,
    text: `${finding.text} In other words.`,
    proof: null,
  }));
  const one = await wait(review, "partial-refunds");
  const like = async (work: object) => (await wait({ ...review, ...work }, "partial-refunds")).likeKey === one.likeKey;
  expect(await like({ findings: other.toReversed() })).toBe(true);
  expect(await like({ findings: other.slice(1) })).toBe(false);
  expect(await like({ verdict: "approve" })).toBe(false);
  expect(await like({ findings: [{ ...other[0], class: "unreadable" }, ...other.slice(1)] })).toBe(false);
});

it("one review becomes a draft for each similar one, on its own lines; nothing is sent", async () => {
  const one = await wait(suite());
  const moved = await wait(suite((text) => `// mine\n\n${text}`));
  const third = await wait(suite());
  await wait(suite((text) => `${text}\nit("more", () => {});\n`));
  expect(await findAlike(mentor, one.itemId)).toEqual({ count: 2, isMore: false, offered: [] });
  expect(await offerToAlike(mentor, one.itemId, written)).toBe(2);
  const draft = await getReviewDraft(mentor, moved.itemId);
  expect(draft.work).toMatchObject({ ...written, notes: [{ line: 3, text: "Look" }] });
  expect(await findOrigin(mentor, moved.itemId)).toMatchObject({ itemId: one.itemId });
  expect(await findOrigin(mentor, one.itemId)).toBeNull();
  expect(await findAlike(mentor, one.itemId)).toMatchObject({ count: 0, offered: [{}, {}] });
  expect(await db.mentorReview.count({ where: { mentorId: mentor.id } })).toBe(0);
  await claimItem(mentor, third.itemId);
  const item = { id: third.itemId, submissionId: third.submissionId, kind: "test" as const };
  const { work } = await getReviewDraft(mentor, third.itemId);
  expect(await sendReview(mentor, item, { key: "third", work }, () => 100)).toMatchObject({ ok: true });
  expect((await findAlike(mentor, one.itemId)).offered.map(({ itemId }) => itemId)).toEqual([moved.itemId]);
});

it("items that are started, claimed by others, elsewhere, or the mentor's own are left alone", async () => {
  const other = await join("mentor");
  const one = await wait(suite());
  const [begun, claimed, free] = [await wait(suite()), await wait(suite()), await wait(suite())];
  const mine = { ...EMPTY_REVIEW, summary: "Mine" };
  await saveReviewDraft(mentor, begun.itemId, { from: 0, work: mine });
  await claimItem(other, claimed.itemId);
  const { id: elsewhere } = await db.cohort.create({ data: { name: "Elsewhere" } });
  const away = await wait(suite());
  await db.reviewItem.update({ where: { id: away.itemId }, data: { cohortId: elsewhere } });
  // Sends the same request from two tabs at once.
  const made = await Promise.all([1, 2].map(() => offerToAlike(mentor, one.itemId, written)));
  expect(made.reduce((sum, n) => sum! + n!, 0)).toBe(1);
  expect((await getReviewDraft(mentor, begun.itemId)).work).toEqual(mine);
  const drafts = await db.reviewDraft.findMany({ where: { mentorId: mentor.id }, orderBy: { itemId: "asc" } });
  expect(drafts.map(({ itemId }) => itemId)).toEqual([begun.itemId, free.itemId].sort());
  expect(await findAlike(one.learner, one.itemId)).toEqual({ count: 0, isMore: false, offered: [] });
  expect(await offerToAlike(mentor, one.itemId, { summary: 1 })).toBeNull();
});
