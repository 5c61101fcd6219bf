import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db } from "~/database/db.server";
import { setScore } from "~/review/reviews/overrides.server";
import { getScoreHistory } from "~/review/reviews/score-history.server";
import * as work from "~/routes/lead/cohorts.$id_.work/route";
import * as submission from "~/routes/learner/submissions.$id/route";
import * as queue from "~/routes/mentor/mentor._index/route";
import * as desk from "~/routes/mentor/mentor.$id/route";
import { read, send } from "../setup/ask";
import { pass } from "../setup/passes";
import { doSamples, signUp } from "../setup/people";
import { queueSecondReadings } from "../setup/readers";

/** Until a second reader has sent their review, nothing shows them whether a person set the submission's score. */

const SLUG = "test-vat-rounding";
type Person = Awaited<ReturnType<typeof signUp>>;
let [ana, lee, lou, mia] = [] as unknown as [Person, Person, Person, Person];
let [cohortId, readAgain, other, item] = ["", "", "", ""];

/** Fields that differ with every request, or between the first request and the next. */
const DIFFERS = new Set(["sign", "key", "dressed"]);

/** Returns the data of each page on which a second reader could see whether a person set the score. */
async function readPages(): Promise<Record<string, string>> {
  const pages: [string, { loader: unknown }, Record<string, string>][] = [
    [`/submissions/${readAgain}`, submission, { id: readAgain }],
    [`/submissions/${other}`, submission, { id: other }],
    [`/mentor/${item}`, desk, { id: item }],
    ["/mentor", queue, {}],
    [`/cohorts/${cohortId}/work`, work, { id: cohortId }],
  ];
  const said: Record<string, string> = {};
  for (const [path, { loader }, params] of pages) {
    const { status, data } = await read(loader as never, path, { cookie: lou.cookie, params });
    expect(status, path).toBe(200);
    said[path] = JSON.stringify(data, (key, value) => (DIFFERS.has(key) ? undefined : value), 1);
  }
  return said;
}

/** Submits this score with the form on the page that the second reader has open. */
async function askFor(score: number) {
  const { resultId: saw } = await getScoreHistory(new SubmissionReader(lou, readAgain));
  const form = { intent: "set-score", key: randomUUID(), saw, score: String(score), reason: "Because." };
  const asked = { cookie: lou.cookie, params: { id: readAgain } };
  return (await send(submission.action as never, `/submissions/${readAgain}`, form, asked)).data;
}

beforeAll(async () => {
  await indexExercises();
  [ana, lee, lou, mia] = [await signUp("ana"), await signUp("lee"), await signUp("lou"), await signUp("mia")];
  cohortId = (await db.cohort.create({ data: { name: "Wren" } })).id;
  for (const [{ id: userId }, role] of [
    [ana, "learner"],
    [lee, "mentor"],
    [mia, "mentor"],
    [lou, "lead"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
  for (const { id } of [lee, mia]) await doSamples(id);
  readAgain = await pass(ana, SLUG);
  other = await pass(ana, "test-opening-hours");
  await queueSecondReadings(cohortId, [readAgain]);
  item = (await db.reviewItem.findFirstOrThrow({ where: { submissionId: readAgain } })).id;
});

describe("a second reader", () => {
  it("sees the same pages and the same messages, whether or not a person set the score", async () => {
    const before = [await readPages(), await askFor(100)];
    const { resultId: saw } = await getScoreHistory(new SubmissionReader(lee, readAgain));
    const set = { key: randomUUID(), saw, score: 10, reason: "It tests nothing." };
    expect(await setScore(lee, readAgain, set)).toEqual({ ok: true });
    await followNews();
    expect([await readPages(), await askFor(100)]).toEqual(before);
    // Once the second review is done, the pages show whether a person set the score.
    await db.reviewItem.updateMany({ data: { state: "done" } });
    const after = await readPages();
    expect(Object.keys(after).filter((path) => after[path] !== before[0]![path])).toHaveLength(5);
  });
});
