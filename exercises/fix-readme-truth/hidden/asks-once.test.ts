import { expect, it } from "vitest";
import { importWith } from "./world";

const FEED = "https://feeds.example/night.csv";

it.each([503, 404, 500, 0])("asks once and gives 1 when the server gives %d", async (status) => {
  expect(await importWith([FEED], { status })).toMatchObject({ exitCode: 1, requests: 1, writes: [] });
});

it("asks nobody and gives 2 when an option is not known", async () => {
  expect(await importWith([FEED, "--fast"])).toMatchObject({ exitCode: 2, requests: 0 });
});
