import { expect, it } from "vitest";
import { failureRow } from "./readme";
import { importWith } from "./world";

const FEED = "https://feeds.example/night.csv";

it("counts requests and exit code of a page that is not there", async () => {
  const { requests, exitCode } = await importWith([FEED], { status: 404 });
  expect(failureRow("answers 404")).toEqual({ requests, exitCode });
});

it("counts requests and exit code of a server that is too slow", async () => {
  const { requests, exitCode } = await importWith([FEED], { status: 0 });
  expect(failureRow("does not answer in time")).toEqual({ requests, exitCode });
});

it("counts requests and exit code of a slip in an option", async () => {
  const { requests, exitCode } = await importWith([FEED, "--bach", "5"]);
  expect(failureRow("an option is not known")).toEqual({ requests, exitCode });
});
