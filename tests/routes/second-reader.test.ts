import { beforeAll, describe, expect, it, vi } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { makeAssignment } from "~/cohort/assignments/edit.server";
import { recountAll } from "~/cohort/counts/counts.server";
import { db } from "~/database/db.server";
import * as overview from "~/routes/lead/cohorts.$id/route";
import * as assignments from "~/routes/lead/cohorts.$id_.assignments/route";
import * as assignment from "~/routes/lead/cohorts.$id_.assignments_.$assignmentId/route";
import * as exercises from "~/routes/lead/cohorts.$id_.exercises/route";
import * as help from "~/routes/lead/cohorts.$id_.help/route";
import * as learner from "~/routes/lead/cohorts.$id_.learners_.$learnerId/route";
import * as trust from "~/routes/lead/cohorts.$id_.trust/route";
import * as work from "~/routes/lead/cohorts.$id_.work/route";
import { takeOut } from "~/worker/exports.server";
import { read } from "../setup/ask";
import { addTry } from "../setup/assigned";
import { signUp } from "../setup/people";
import { queueSecondReadings } from "../setup/readers";

/** A lead who may review a submission a second time sees no score that a person set, on any page of the cohort. */

const SLUG = "test-vat-rounding";
const SET = 0.9371;
let [lou, ana] = [
  { id: "", cookie: "" },
  { id: "", cookie: "" },
];
let cohortId = "";
let assignmentId = "";
let track = "";

/** Returns the data that each page gets, keyed by the page's address. */
async function readPages(): Promise<Record<string, string>> {
  const at = (path: string) => `/cohorts/${cohortId}${path}`;
  const pages = {
    [at("")]: overview,
    [at(`?by=${track}`)]: overview,
    [at("/work")]: work,
    [at("/work?status=passed")]: work,
    [at("/work?status=failed")]: work,
    [at("/help")]: help,
    [at(`/learners/${ana.id}`)]: learner,
    [at("/trust")]: trust,
    [at("/exercises")]: exercises,
    [at("/assignments")]: assignments,
    [at(`/assignments/${assignmentId}`)]: assignment,
  };
  const said: Record<string, string> = {};
  for (const [path, { loader }] of Object.entries(pages)) {
    const params = { id: cohortId, assignmentId, learnerId: ana.id };
    const { status, data } = await read(loader as never, path, { cookie: lou.cookie, params });
    expect(status, path).toBe(200);
    said[path.slice(at("").length)] = JSON.stringify(data);
  }
  for (const file of ["hand-ins.csv", "exercises.csv", "skills.csv", "assignments.csv", "help.csv"] as const)
    for await (const piece of (await takeOut(lou, cohortId, file))!) said[file] = (said[file] ?? "") + piece;
  return said;
}

beforeAll(async () => {
  await indexExercises();
  [lou, ana] = [await signUp("lou"), await signUp("ana")];
  cohortId = (await db.cohort.create({ data: { name: "Wren", stuckTries: 2 } })).id;
  for (const [{ id: userId }, role] of [
    [lou, "lead"],
    [ana, "learner"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
  track = findExercise(SLUG)!.meta.track;
  const at = new Date(Date.now() - 86_400_000);
  const dates = { opensAt: new Date(at.getTime() - 86_400_000), dueAt: new Date(Date.now() + 86_400_000) };
  assignmentId = await makeAssignment(lou, cohortId, "key of a form", {
    title: "Week 1",
    note: "",
    slugs: [SLUG],
    timeZone: "UTC",
    sampleShare: null,
    eachDoes: null,
    sectionId: null,
    ...dates,
    isRequired: true,
  });
  await addTry(ana, SLUG, { at, status: "failed" });
  const submissionId = await addTry(ana, SLUG, { at, status: "failed" });
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  const set = { revisionId, engineVersion: "override 1", rank: 1, report: "{}" };
  await db.result.create({ data: { ...set, submissionId, status: "passed", score: SET } });
  await recountAll();
  await queueSecondReadings(cohortId, [submissionId]);
});

describe("a lead who may review a submission a second time", () => {
  it("sees a score set by a person on no page and in no file, and everywhere after their own review", async () => {
    const before = await readPages();
    for (const [page, text] of Object.entries(before)) expect(text, page).not.toContain(String(SET));
    await db.reviewItem.updateMany({ data: { state: "done" } });
    const after = await readPages();
    await db.reviewItem.updateMany({ data: { state: "waiting" } });
    const changed = Object.keys(after).filter((page) => after[page] !== before[page]);
    const ofTheScore = [
      "",
      `?by=${track}`,
      "/work",
      "/work?status=passed",
      "/work?status=failed",
      "/help",
      `/learners/${ana.id}`,
    ];
    const ofAssignments = [`/assignments/${assignmentId}`];
    const files = ["hand-ins.csv", "exercises.csv", "skills.csv", "assignments.csv", "help.csv"];
    expect(changed).toEqual([...ofTheScore, ...ofAssignments, ...files]);
  });
});

describe("the member list", () => {
  it("is read once per page", async () => {
    // On its first request, a page waits for counts, and computing them also reads a member list. So read all pages
    // once before counting.
    await readPages();
    const [lists, counts] = [vi.spyOn(CohortLearners.prototype, "rowsIn"), vi.spyOn(db.membership, "count")];
    const isOfCohort = ([asked]: readonly unknown[]) =>
      (asked as { where: Record<string, unknown> }).where.cohortId === cohortId;
    for (const [path, { loader }] of Object.entries({
      "": overview,
      [`?by=${track}`]: overview,
      "/work": work,
      "/help": help,
      [`/learners/${ana.id}`]: learner,
      "/trust": trust,
      "/assignments": assignments,
    })) {
      lists.mockClear();
      counts.mockClear();
      await read(loader as never, `/cohorts/${cohortId}${path}`, {
        cookie: lou.cookie,
        params: { id: cohortId, learnerId: ana.id },
      });
      const reads = lists.mock.calls.filter(([table]) => table === "User").length;
      expect([reads, counts.mock.calls.filter(isOfCohort).length], path).toEqual([1, 0]);
    }
    vi.restoreAllMocks();
  });
});
