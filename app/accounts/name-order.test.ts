import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../tests/setup/people";
import { readerOf } from "../../tests/setup/readers";
import { listMembers } from "./cohorts/members.server";

it("lists people by name in the usual order, whatever the database", async () => {
  const names = ["anna", "Ben", "Émile", "Zoe"];
  const { id: cohortId } = await db.cohort.create({ data: { name: "Heron" } });
  for (const name of [...names].reverse()) {
    const { id: userId } = await makePerson(name);
    await db.membership.create({ data: { cohortId, userId, role: "learner" } });
  }
  expect((await (await readerOf(cohortId)).list()).map(({ name }) => name)).toEqual(names);
  expect((await listMembers(cohortId)).map(({ name }) => name)).toEqual(names);
});
