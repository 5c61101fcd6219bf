import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("goes on after a table that fails", async () => {
  const partner = partnerWith("hk-3c19aa70");
  respondTo(TABLES, answersOf(partner, "a\n"));
  const saved: string[] = [];
  const jobs = ["wrecks", "tides"].map((table) => ({ partner, table, query: {} }));
  const lines = await nightly(jobs, (table) => saved.push(table), () => {});
  expect(saved).toEqual(["tides"]);
  expect(lines[1]).toBe("Harbour Office, tides: up to date");
});
