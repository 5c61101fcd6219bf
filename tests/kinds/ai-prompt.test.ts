import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { promptForReview } from "~/kinds/review/ai-prompt";
import { readReview } from "~/kinds/review/content";
import { openReview } from "~/kinds/review/open";

const exercises = path.resolve("exercises");
const stored = fs
  .readdirSync(exercises)
  .filter((slug) => fs.existsSync(path.join(exercises, slug, "origin/ai-review/prompt.md")));

/** Exercises that have changed since their review was stored, as their `about.json` says. */
const CHANGED = ["fare-zones", "quoted-csv"];

/** Exercises whose AI reviewer was asked for every possible problem, as their `about.json` says. */
const ASKED_FOR_ALL = ["absentee-bids", "dough-batches", "heat-sheets"];

/** Returns a prompt's text after the instructions, without the blank lines at the ends of its parts. */
const materialOf = (prompt: string) =>
  prompt
    .slice(prompt.indexOf("# Task"))
    .replace(/\n{2,}/g, "\n")
    .trimEnd();

describe("the prompt for an AI reviewer", () => {
  it.each(stored)("%s: says what the stored review's prompt says", async (slug) => {
    const folder = await readFolder(path.join(exercises, slug));
    const prompt = promptForReview(openReview(readReview(folder), "any seed"));
    const before = folder["origin/ai-review/prompt.md"]!;
    if (CHANGED.includes(slug)) expect(folder["origin/ai-review/about.json"]).toMatch(/since|later|after/i);
    else expect(materialOf(prompt)).toBe(materialOf(before));
    const asks = before.split("array and nothing")[0]!;
    if (ASKED_FOR_ALL.includes(slug)) {
      expect(asks).toContain("Name everything that could be wrong in this change");
      expect(folder["origin/ai-review/about.json"]).toContain("name everything that could be wrong");
    } else expect(prompt.split("\n# Task")[0]!.replace("object", "array")).toContain(asks);
  });
});
