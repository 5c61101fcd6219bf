import { beforeAll, expect, it } from "vitest";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { joinAt } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { readerOf, secondReaderOf } from "../../../tests/setup/readers";
import { submitWork } from "../../../tests/setup/submissions";
import { makeAssignment } from "../assignments/edit.server";
import { extend } from "../assignments/extensions.server";
import { recountAll } from "../counts/counts.server";
import { HELP_RULES } from "./help";
import { getCohortHelp } from "./help.server";
import { findHelpRecord } from "./help-record.server";

const SLUG = "test-vat-rounding";
const RULES = { stuckTries: 2, quietDays: 14 };
const ALL = { from: 0, count: 50 };
let cohortId = "";
let people = 0;

beforeAll(async () => {
  await indexExercises();
  cohortId = (await db.cohort.create({ data: { name: "Wren", ...RULES } })).id;
});

async function join(name: string, role = "learner", cohort = cohortId) {
  const person = await makePerson(`${name}${people++}`);
  await db.membership.create({ data: { cohortId: cohort, userId: person.id, role } });
  return person;
}
/** Stores an attempt made this many days ago, with the results that the grader writes. Returns the submission's id. */
async function tries(person: { id: string }, daysAgo: number, score: number): Promise<string> {
  const id = await submitWork(person, SLUG);
  const handedInAt = new Date(Date.now() - daysAgo * DAY_MS);
  const { revisionId } = await db.submission.update({ where: { id }, data: { handedInAt } });
  const status = score === 1 ? "passed" : "failed";
  await db.result.create({
    data: { submissionId: id, revisionId, engineVersion: "of a test", score, status, report: "{}" },
  });
  return id;
}
const named = async (reader?: CohortReader) => {
  await recountAll();
  const { needy, learners } = await getCohortHelp(reader ?? (await readerOf(cohortId)), { now: new Date(), ...ALL });
  return { learners, rules: Object.fromEntries(needy.map(({ id, reasons }) => [id, reasons.map(({ rule }) => rule)])) };
};

it("names only the cohort’s learners, by the results that this reader may see", async () => {
  const [quiet, stuck, fine, fresh] = [
    await join("quiet"),
    await join("stuck"),
    await join("fine"),
    await join("fresh"),
  ];
  await join("mentor", "mentor");
  const other = await db.cohort.create({ data: { name: "Other" } });
  await tries(await join("elsewhere", "learner", other.id), 40, 0.2);
  await tries(quiet, 20, 1);
  await tries(stuck, 3, 0.4);
  const last = await tries(stuck, 2, 0.3);
  await tries(fine, 1, 1);
  expect(await named()).toEqual({
    learners: 4,
    rules: { [quiet.id]: ["quiet"], [stuck.id]: ["stuck"], [fresh.id]: ["quiet"] },
  });

  // The counts lead to the same list as going through all submissions one by one.
  const asked = { now: new Date(), ...ALL };
  const handIns = await db.submission.findMany({ select: { id: true } });
  const second = await secondReaderOf(
    cohortId,
    handIns.map(({ id }) => id),
  );
  const reader = await readerOf(cohortId);
  expect(await getCohortHelp(reader, asked)).toEqual(await getCohortHelp(second, asked));
  expect(await getCohortHelp(reader, { ...asked, from: 2, count: 2 })).toMatchObject({ total: 3, needy: [{}] });
  expect((await findHelpRecord(reader))!.records.map(({ rule }) => rule)).toEqual([...HELP_RULES]);

  // A person has set the score, so the attempt passes, but not for readers who may still review it independently.
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: last } });
  await db.result.create({
    data: {
      submissionId: last,
      revisionId,
      engineVersion: "override 1",
      score: 1,
      status: "passed",
      rank: 1,
      report: "{}",
    },
  });
  expect((await named()).rules[stuck.id]).toBeUndefined();
  expect((await named(second)).rules[stuck.id]).toEqual(["stuck"]);
});

it("names learners who missed a required assignment that applied to them, and no one with an extension", async () => {
  const { id: cohort } = await db.cohort.create({ data: { name: "Due", ...RULES } });
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
  const since = async (name: string, days: number) => {
    const person = await makePerson(`${name}${people++}`);
    await joinAt(cohort, person, "learner", ago(days));
    return person;
  };
  const [missed, extended, done, late] = [
    await since("missed", 50),
    await since("extended", 50),
    await since("done", 50),
    await since("late", 1),
  ];
  await tries(done, 4, 0.3);
  const asked = {
    title: "Week 1",
    note: "",
    slugs: [SLUG],
    timeZone: "UTC",
    sampleShare: null,
    sectionId: null,
    eachDoes: null,
  };
  const dates = { opensAt: ago(9), dueAt: ago(3) };
  const id = await makeAssignment(missed, cohort, "key of a form", { ...asked, ...dates, isRequired: true });
  await makeAssignment(missed, cohort, "key of another", { ...asked, ...dates, isRequired: false });
  await extend(missed, cohort, id, [extended.id], new Date(Date.now() + DAY_MS));
  await recountAll();
  const help = await getCohortHelp(await readerOf(cohort), { now: new Date(), ...ALL });
  const named = help.needy.flatMap((one) =>
    one.reasons.flatMap((reason) => (reason.rule === "missed" ? [[one.id, reason.assignments]] : [])),
  );
  expect(named).toEqual([[missed.id, [{ id, title: "Week 1" }]]]);
  expect(help.learners).toBe([missed, extended, done, late].length);
});

it("doesn’t wait for the record of a large cohort, however small the chosen section is", async () => {
  const { id: large } = await db.cohort.create({ data: { name: "Large", ...RULES } });
  const { id: section } = await db.section.create({ data: { cohortId: large, name: "Evening" } });
  const first = await join("large", "learner", large);
  await db.membership.updateMany({ where: { userId: first.id }, data: { sectionId: section } });
  const { name: _, email: __, id: ___, ...rest } = await db.user.findUniqueOrThrow({ where: { id: first.id } });
  const others = Array.from({ length: 50 }, (_, n) => ({
    ...rest,
    id: `large-${n}`,
    name: `L${n}`,
    email: `l${n}@x.y`,
  }));
  await db.user.createMany({ data: others });
  await db.membership.createMany({ data: others.map(({ id }) => ({ cohortId: large, userId: id, role: "learner" })) });
  expect(await findHelpRecord(await readerOf(large, { section }))).toBeNull();
});
