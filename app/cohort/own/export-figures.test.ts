import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { exportFigures } from "./export-figures.server";

it("contains the person's own figures, without their id", async () => {
  const [ana, bo] = [await makePerson("ana"), await makePerson("bo")];
  const week = new Date("2026-11-16T00:00:00Z");
  for (const { id: userId } of [ana, bo]) await db.weekTally.create({ data: { userId, week, handIns: 2, passed: 1 } });

  const figures = await exportFigures(ana);
  expect(figures).toEqual([{ of: "WeekTally", week, handIns: 2, passed: 1 }]);
});
