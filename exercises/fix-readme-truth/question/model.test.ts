import { expect, it } from "vitest";
import { failureRow } from "../tests/readme";
import { importWith } from "../tests/world";

it("tells the truth of a server that answers 503", async () => {
  const { requests, exitCode } = await importWith(["https://feeds.example/night.csv"], { status: 503 });
  expect(failureRow("answers 503")).toEqual({ requests, exitCode });
});
