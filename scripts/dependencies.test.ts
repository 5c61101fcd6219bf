import fs from "node:fs";
import { expect, it } from "vitest";
import { findProblems } from "./dependencies";

const text = fs.readFileSync("docs/dependencies.md", "utf8");

it("every package that Onramp names is in docs/dependencies.md, with its licence and a reason", () => {
  expect(findProblems(text)).toEqual([]);
});

it("a package without a row or a reason, a row without a package, and another licence are found", () => {
  const row = /^\| `zod` .*\n/m;
  expect(findProblems(text.replace(row, ""))).toEqual([expect.stringContaining("zod has no reason")]);
  expect(findProblems(text.replace(row, "| `zod` | MIT |  |\n"))).toEqual([
    expect.stringContaining("zod has no reason"),
  ]);
  expect(findProblems(text.replace(row, (kept) => `${kept}| \`left-pad\` | MIT | pads |\n`))).toEqual([
    expect.stringContaining("left-pad is no longer a dependency"),
  ]);
  expect(findProblems(text.replace(row, "| `zod` | GPL-3.0 | parses |\n"))).toEqual([
    expect.stringContaining("zod now has another licence: MIT"),
  ]);
});
