import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises, parseExercise } from "~/catalogue/catalogue.server";
import { readFolder } from "~/catalogue/folder.server";
import { openWorkspace } from "~/grading/workspace/workspace.server";
import { asIfClean } from "./setup/canaries";
import { makePerson } from "./setup/people";

/**
 * Nothing that a learner can request before submission depends on whether the change in a review is flawed, or on its
 * defect class.
 */
const FLAWED = "partial-refunds";
const CLEAN = "credit-note-numbering";
const SLUGS = fs
  .readdirSync("exercises", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/**
 * Lists every path in a value with the type found there, but without contents. Indexes become *, and all file names
 * become the same name.
 */
function placesOf(value: unknown, at = "", into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) placesOf(item, `${at}.*`, into);
  else if (value !== null && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) placesOf(item, `${at}.${/[/.]/.test(key) ? "<path>" : key}`, into);
  } else into.add(`${at}: ${value === null ? "null" : typeof value}`);
  return into;
}

beforeAll(() => indexExercises());

describe("before submission", () => {
  it("a review opens as the same bytes, whatever its key", async () => {
    const folder = await readFolder(path.resolve("exercises", FLAWED));
    const real = parseExercise(FLAWED, folder);
    const other = parseExercise(FLAWED, asIfClean(folder));
    for (const seed of ["a", "b", "c"]) {
      expect(await other.kind.open(other.content, seed)).toEqual(await real.kind.open(real.content, seed));
    }
    expect(real.kind.workspace.hints(real.content)).toEqual(other.kind.workspace.hints(other.content));
  });

  it("a clean and a flawed review have the same fields everywhere", async () => {
    const learner = await makePerson("fields");
    const [flawed, clean] = await Promise.all([FLAWED, CLEAN].map((slug) => openWorkspace(learner, slug)));
    const optional = (place: string) => !/old: (number|null)|new: (number|null)/.test(place);
    expect([...placesOf(clean)].filter(optional).sort()).toEqual([...placesOf(flawed)].filter(optional).sort());
  });

  it("lists show neither class nor skill of a review", () => {
    const reviews = listExercises().filter((listing) => listing.kind === "review");
    expect(reviews.length).toBeGreaterThan(1);
    for (const { skills, classes } of reviews) expect([skills, classes]).toEqual([[], []]);
    expect(listExercises().some((listing) => listing.classes.length > 0)).toBe(true);
  });

  it.each(SLUGS)("%s sends no line of its key, its reference, its hidden tests or its teaching", async (slug) => {
    const folder = await readFolder(path.resolve("exercises", slug));
    const { kind, content } = findExercise(slug)!;
    const sent = JSON.stringify(await openWorkspace(await makePerson(`sent-${slug}`), slug));
    const given =
      /^(exercise\.json|task\.md|pull-request\.md|spec\.md|report\.md|start\.test\.ts|before\/|after\/|shared\/|ai\/|code\/)/;
    const shown = Object.entries(folder)
      .filter(([file]) => given.test(file))
      .map(([, text]) => text)
      .join("\n");
    const secret = Object.entries(folder)
      .filter(([file]) => !given.test(file))
      .flatMap(([file, text]) => text.split("\n").map((line) => ({ file, line: line.trim() })))
      .filter(({ line }) => line.length > 25 && !shown.includes(line));
    expect(secret.length).toBeGreaterThan(10);
    const leaked = secret.filter(({ line }) => sent.includes(JSON.stringify(line).slice(1, -1)));
    expect(leaked).toEqual([]);
    for (const hint of kind.id === "review" ? [] : kind.workspace.hints(content))
      expect(sent).not.toContain(JSON.stringify(hint).slice(1, -1));
  });
});
