import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("names the approved module in package.json, and not the other", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(Object.keys(dependencies).sort()).toEqual(["_hashwell", "_sealbox"]);
  expect(dependencies._hashwell).toMatch(/^[\^~=]?3\.2\.0$/);
});
