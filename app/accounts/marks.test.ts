import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { forgetMark, markOf } from "./marks.server";

it("a mark is replaced everywhere by the same new one, and no other mark changes", async () => {
  const cohorts: string[] = [];
  for (const people of [[markOf("ana"), markOf("bo")], [markOf("bo")], [markOf("cy"), markOf("ana")]]) {
    const { id } = await db.cohort.create({ data: { name: "Heron" } });
    await db.publishedLedger.create({ data: { cohortId: id, people: JSON.stringify(people), published: "{}" } });
    cohorts.push(id);
  }
  expect(markOf("ana")).not.toBe(markOf("bo"));
  await db.$transaction((tx) => forgetMark(tx, "ana"));
  const peopleOf = async (cohortId: string) =>
    JSON.parse((await db.publishedLedger.findUniqueOrThrow({ where: { cohortId } })).people) as string[];
  const [first, second, third] = [
    await peopleOf(cohorts[0]!),
    await peopleOf(cohorts[1]!),
    await peopleOf(cohorts[2]!),
  ];
  const drawn = first![0]!;
  expect(drawn).not.toBe(markOf("ana"));
  expect([first, second, third]).toEqual([[drawn, markOf("bo")], [markOf("bo")], [markOf("cy"), drawn]]);
});
