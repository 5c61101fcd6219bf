import { expect, it } from "vitest";
import { feedOf, importWith } from "./world";

const FEED = "https://feeds.example/night.csv";

it("writes 500 rows at a time", async () => {
  const { writes, printed } = await importWith([FEED], { text: feedOf(1_100, 25) });
  expect(writes.map((rows) => rows.length)).toEqual([500, 500, 100]);
  expect(printed).toEqual(["1125 rows: 1100 stored, 25 skipped"]);
});

it("gives 3, and stores nothing, when too many rows cannot be read", async () => {
  expect(await importWith([FEED], { text: feedOf(100, 26) })).toMatchObject({ exitCode: 3, writes: [] });
  expect(await importWith([FEED, "--strict"])).toMatchObject({ exitCode: 3, writes: [] });
});

it("prints a summary for scripts", async () => {
  const { printed } = await importWith([FEED, "--format", "json", "--since", "2026-11-21"]);
  expect(printed).toEqual(['{"rows":6,"stored":2,"skipped":4}']);
});
