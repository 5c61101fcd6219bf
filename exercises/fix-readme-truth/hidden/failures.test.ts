import { expect, it } from "vitest";
import { failureRow } from "./readme";
import { importWith } from "./world";

const FEED = "https://feeds.example/night.csv";

it("counts requests and exit code of a server that answers 503", async () => {
  const { requests, exitCode } = await importWith([FEED], { status: 503 });
  expect(failureRow("answers 503")).toEqual({ requests, exitCode });
});
