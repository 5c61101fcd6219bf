import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder = "";
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-audit-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function judge(report: unknown) {
  const file = path.join(folder, "report.json");
  fs.writeFileSync(file, JSON.stringify(report));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/audit.mjs", file], { encoding: "utf8" });
  return { status, says: stdout + stderr };
}
const weak = (severity: string) => ({
  vulnerabilities: {
    outer: { name: "outer", severity, via: ["inner"] },
    inner: {
      name: "inner",
      severity,
      via: [{ severity, title: "Reads too far", url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc" }],
    },
  },
});

it.each(["high", "critical"])("fails on a %s vulnerability and names it", (severity) => {
  const { status, says } = judge(weak(severity));
  expect(status).toBe(1);
  expect(says).toContain(`${severity}: inner: Reads too far (https://github.com/advisories/GHSA-aaaa-bbbb-cccc)`);
});

it.each([
  ["a moderate one", weak("moderate")],
  ["none", { vulnerabilities: {} }],
])("passes with %s", (_what, report) => {
  expect(judge(report).status).toBe(0);
});

it("fails if the file is not an audit report", () => {
  expect(judge({ message: "405 Method Not Allowed", error: {} }).status).toBe(1);
});
