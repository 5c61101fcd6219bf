import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { indexExercises } from "./catalogue.server";

it("concurrent calls all store the catalogue", async () => {
  await Promise.all([indexExercises(), indexExercises(), indexExercises()]);
  expect(await db.revision.count()).toBe(await db.exercise.count());
});
