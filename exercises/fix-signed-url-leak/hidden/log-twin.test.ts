import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("logs requests without the key, encoded or not, also if they fail", async () => {
  const partner = partnerWith("q+7/Z=&k$");
  respondTo(TABLES, answersOf(partner, "a\n", "b\n"));
  const log: string[] = [];
  const jobs = ["wrecks", "buoys"].map((table) => ({ partner, table, query: {} }));
  await nightly(jobs, () => {}, (line) => log.push(line));
  expect(log).toHaveLength(3);
  for (const line of log) expect(decodeURIComponent(line)).not.toContain("q+7/Z=");
});
