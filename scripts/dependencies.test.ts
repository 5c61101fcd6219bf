import fs from "node:fs";
import { expect, it } from "vitest";
import { findProblems } from "./dependencies";

const text = fs.readFileSync("docs/dependencies.md", "utf8");

it("docs/dependencies.md lists every direct dependency with its licence and a reason", () => {
  expect(findProblems(text)).toEqual([]);
});

it("finds packages without a row or a reason, rows without a package, and different licences", () => {
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
  // With Node 20, this package isn't installed, so its licence is read from the lock file.
  expect(findProblems(text.replace(/^(\| `better-sqlite3-node22` \|) MIT/m, "$1 "))).toEqual([
    expect.stringContaining("better-sqlite3-node22 now has another licence: MIT"),
  ]);
});
