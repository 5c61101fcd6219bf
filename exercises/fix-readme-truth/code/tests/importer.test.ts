import { expect, it } from "vitest";
import { feedOf, importWith } from "./world";

const FEED = "https://feeds.example/night.csv";

it("stores the rows that can be read", async () => {
  const { exitCode, writes, printed } = await importWith([FEED]);
  expect(exitCode).toBe(0);
  expect(writes.flat().map(({ stop, minute }) => `${stop} ${minute}`)).toContain("Fairground 1504");
  expect(printed).toEqual(["6 rows: 5 stored, 1 skipped"]);
});

it("writes in batches", async () => {
  const { writes } = await importWith([FEED, "--batch", "40"], { text: feedOf(100) });
  expect(writes.map((rows) => rows.length)).toEqual([40, 40, 20]);
});

it("asks the server once, and gives up", async () => {
  expect(await importWith([FEED], { status: 503 })).toMatchObject({ exitCode: 1, requests: 1, writes: [] });
});
