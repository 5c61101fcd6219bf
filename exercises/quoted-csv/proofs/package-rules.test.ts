import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));

it("uses no package that docs/packages.md rules out", () => {
  const { fetched, packages } = read("mirror/listing.json");
  for (const name of Object.keys(read("packages.json").packages)) {
    const { firstPublished, publishers, installScript } = packages[name];
    const ageInDays = (Date.parse(fetched) - Date.parse(firstPublished)) / 86_400_000;
    expect({ name, isOld: ageInDays >= 365, isShared: publishers.length >= 2, installScript }).toEqual({
      name,
      isOld: true,
      isShared: true,
      installScript: null,
    });
  }
});
