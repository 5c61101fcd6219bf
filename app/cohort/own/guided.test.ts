import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addTry } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { getLearnHome } from "./learner.server";

const GUIDED = ["cancel-window", "fix-slot-generator", "test-age-on-date"];
/** A fix without a walkthrough. */
const ALONE = "fix-import-swallow";

beforeAll(async () => {
  const root = path.join(process.env.DATA_DIR!, "guided");
  for (const slug of [...GUIDED, ALONE])
    fs.cpSync(path.resolve("exercises", slug), path.join(root, slug), { recursive: true });
  await indexExercises([root]);
});

it("after one walkthrough, offers those of the kinds that the learner hasn't done yet", async () => {
  const learner = await makePerson("guided");
  const offered = async () => (await getLearnHome(learner)).guided.map(({ slug }) => slug).sort();
  expect(await offered()).toEqual([]);
  await addTry(learner, ALONE, { at: new Date(), status: "passed" });
  expect(await offered()).toEqual([]);
  await addTry(learner, GUIDED[0]!, { at: new Date(), status: "failed" });
  expect(await offered()).toEqual(["test-age-on-date"]);
  // A draft for a new attempt at a failed exercise doesn't change what was handed in.
  const { revisionId } = findExercise(GUIDED[0]!)!;
  const draft = { userId: learner.id, revisionId, work: "{}", version: 1, savedHour: new Date(0) };
  await db.draft.create({ data: { ...draft, slug: GUIDED[0]! } });
  expect(await offered()).toEqual(["test-age-on-date"]);
  await addTry(learner, GUIDED[2]!, { at: new Date(), status: "passed" });
  expect(await offered()).toEqual([]);
  expect(GUIDED.every((slug) => findExercise(slug)!.walkthrough)).toBe(true);
});

it("marks the same exercise as next at the top of the page and in the track, also if it has a draft", async () => {
  const learner = await makePerson("begun");
  const home = async () => {
    const { next, nextInTrack } = await getLearnHome(learner);
    return [next?.slug, nextInTrack];
  };
  const [first, same] = await home();
  expect(first).toBe(same);
  const other = GUIDED.find((slug) => slug !== first)!;
  const { revisionId } = findExercise(other)!;
  const draft = { userId: learner.id, slug: other, revisionId, work: "{}", version: 1, savedHour: new Date(0) };
  await db.draft.create({ data: draft });
  expect(await home()).toEqual([other, other]);
});
