import { expect, it } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { joinAt } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { makeAssignment } from "./edit.server";
import { readRequired } from "./required.server";

it("reads the past required assignments of this cohort only", async () => {
  await indexExercises();
  const now = new Date();
  const day = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const [ana, lead] = [await makePerson("required"), await makePerson("requires")];
  const make = async (cohortId: string, title: string, dueAt: Date, isRequired = true) => {
    const slugs = listExercises()
      .slice(0, 2)
      .map(({ slug }) => slug);
    const fields = { title, note: "", slugs, timeZone: "UTC", opensAt: day(-9), dueAt, isRequired };
    await makeAssignment(lead, cohortId, `key of ${title}`, {
      ...fields,
      sampleShare: null,
      sectionId: null,
      eachDoes: null,
    });
  };
  const cohorts = [];
  for (const name of ["Own", "Other"]) {
    const { id } = await db.cohort.create({ data: { name } });
    await joinAt(id, ana, "learner", day(-60));
    await make(id, `${name} week 2`, day(-1));
    await make(id, `${name} week 1`, day(-3));
    await make(id, `${name} week 3`, day(3));
    await make(id, `${name} extra`, day(-2), false);
    cohorts.push(id);
  }
  const requiredOf = await readRequired(new CohortLearners(cohorts[0]!), { now });
  expect(requiredOf(ana.id).map(({ title, of, doneBy }) => [title, of, doneBy(now)])).toEqual([
    ["Own week 1", 2, 0],
    ["Own week 2", 2, 0],
  ]);
});
