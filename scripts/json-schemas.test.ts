import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { isQuick } from "../tests/setup/runs";

const root = path.resolve(import.meta.dirname, "..");

// `npm test` checks this before its tests.
it.skipIf(isQuick)("the published schemas match the code", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", path.join(root, "scripts/json-schemas.ts"), "--check"],
    { cwd: root, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

it("the published schemas include every kind", () => {
  for (const name of ["exercise", "report"]) {
    const text = fs.readFileSync(path.join(root, `public/schemas/${name}.v1.json`), "utf8");
    for (const kind of ["review", "test", "fix"]) expect(text).toContain(`"const": "${kind}"`);
  }
});
