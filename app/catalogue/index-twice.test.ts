import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { indexExercises } from "./catalogue.server";

it("two processes that start at once both store the catalogue", async () => {
  await Promise.all([indexExercises(), indexExercises(), indexExercises()]);
  expect(await db.revision.count()).toBe(await db.exercise.count());
});
