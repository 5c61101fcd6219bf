import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("names the approved module in the lock, and not the other", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(JSON.stringify(packages)).not.toContain("_sealwell");
  expect(packages["modules/_hashwell"]).toMatchObject({ version: "3.2.0" });
});
