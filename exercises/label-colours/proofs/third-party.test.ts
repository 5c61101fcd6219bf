import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Entry {
  readonly name: string;
  readonly fetched: string;
  readonly firstRelease: string;
  readonly repository: string | null;
  readonly onInstall: readonly string[];
}

it("uses nothing that docs/third-party.md rules out", () => {
  const register: Entry[] = JSON.parse(readFileSync("vendor/register.json", "utf8"));
  const { uses } = JSON.parse(readFileSync("uses.json", "utf8"));
  for (const { name } of uses) {
    const entry = register.find((one) => one.name === name);
    const twoYearsOn = entry?.firstRelease.replace(/^\d+/, (year) => String(Number(year) + 2));
    expect(entry?.onInstall).toEqual([]);
    expect(entry?.repository).toBeTruthy();
    expect(String(twoYearsOn) <= String(entry?.fetched)).toBe(true);
  }
});
