import { expect, it } from "vitest";
import { failureRow, optionRows } from "../tests/readme";
import { importWith } from "../tests/world";

const FEED = "https://feeds.example/night.csv";

// This claim was always true. Take one that was not: it fails on the old README and passes on yours.
it("tells the truth", async () => {
  const { requests, exitCode } = await importWith([FEED]);
  expect(failureRow("all is well")).toEqual({ requests, exitCode });
  expect(optionRows().map(({ name }) => name)).toContain("--quiet");
});
