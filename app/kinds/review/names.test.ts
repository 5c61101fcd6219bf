import { describe, expect, it } from "vitest";
import type { Files } from "~/sandbox/contract";
import { changedFiles } from "./diff";
import { namesOfReview } from "./names";
import type { ReviewOpen } from "./open";

const MONEY = "export function round(cents: number) {\n  return cents;\n}\n";
const BEFORE = {
  "src/money.ts": MONEY,
  "src/vat.ts":
    'import { round } from "./money";\nconst RATE = 0.2;\nexport const vat = (a: number) => round(a * RATE);\n',
  "src/old.ts": 'import { vat } from "./vat";\nvat(1);\n',
};
const AFTER = {
  "src/money.ts": MONEY,
  "src/vat.ts":
    '// The rate of 2027.\nimport { round } from "./money";\nexport const vat = (a: number, RATE: number) => round(a * RATE);\n',
  "src/new.ts": 'import { vat } from "./vat";\nimport { old } from "./old";\nold(vat(1, 2));\n',
};

function openOf(before: Files, after: Files): ReviewOpen {
  const files = changedFiles(before, after);
  const others = Object.entries(after).flatMap(([path, text]) => (before[path] === text ? [{ path, text }] : []));
  return { task: "", pullRequest: "", files, others };
}

async function linksOf(before: Files, after: Files): Promise<string[]> {
  const names = await namesOfReview(openOf(before, after));
  return Object.entries(names).flatMap(([key, marks]) =>
    marks.map(({ line, from, mark }) => `${key} ${line}:${from} ${mark.to ? `→ ${mark.to}` : `is ${mark.id}`}`),
  );
}

describe("names in a change", () => {
  it("lead to the definitions of their own version, and to unchanged files", async () => {
    const links = await linksOf(BEFORE, AFTER);
    expect(links.sort()).toEqual([
      "new:src/new.ts 1:9 → new:3:src/vat.ts",
      "new:src/new.ts 3:4 → new:3:src/vat.ts",
      "new:src/vat.ts 2:9 → other:1:src/money.ts",
      "new:src/vat.ts 3:13 is new:3:src/vat.ts",
      "new:src/vat.ts 3:48 → other:1:src/money.ts",
      "old:src/old.ts 1:9 → old:3:src/vat.ts",
      "old:src/old.ts 2:0 → old:3:src/vat.ts",
      "old:src/vat.ts 1:9 → other:1:src/money.ts",
      "old:src/vat.ts 2:6 is old:2:src/vat.ts",
      "old:src/vat.ts 3:13 is old:3:src/vat.ts",
      "old:src/vat.ts 3:34 → other:1:src/money.ts",
      "old:src/vat.ts 3:44 → old:2:src/vat.ts",
      "other:src/money.ts 1:16 is other:1:src/money.ts",
    ]);
  });

  it("lead from a deleted line to an unchanged one, by its new number", async () => {
    const before = { "a.ts": "function a() {}\na();\n" };
    expect(await linksOf(before, { "a.ts": "// New.\nfunction a() {}\n" })).toEqual([
      "old:a.ts 2:0 → new:2:a.ts",
      "new:a.ts 2:9 is new:2:a.ts",
    ]);
  });

  it("give a line one id, and no id to a path that an address would change", async () => {
    const links = await linksOf(
      {},
      {
        "a.ts": "const a = 1; const b = 2;\na; b;",
        "a b.ts": "export const c = 1;\nc;",
        "d.ts": 'import { c } from "./a b";\nc;',
      },
    );
    expect(links).toEqual(["new:a.ts 1:6 is new:1:a.ts", "new:a.ts 2:0 → new:1:a.ts", "new:a.ts 2:3 → new:1:a.ts"]);
  });
});
