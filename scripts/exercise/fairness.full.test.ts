import fs from "node:fs";
import { expect, it } from "vitest";
import { fairnessTables } from "./fairness";

it("prints the table that docs/fairness.md has", async () => {
  const printed = await fairnessTables("exercises");
  expect(printed).toContain("| `fix-no-show-counter` | ");
  expect(fs.readFileSync("docs/fairness.md", "utf8")).toContain(printed);
});
