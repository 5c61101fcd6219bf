import { describe, expect, it } from "vitest";
import { examples, failureRow, optionRows } from "./readme";
import { importWith } from "./world";

const FEED = "https://feeds.example/night.csv";

describe("the README", () => {
  // What Tove tried on Thursday night.
  it("lists --resume only if the importer takes it", async () => {
    const { exitCode } = await importWith([FEED, "--resume"]);
    const isListed = optionRows().some(({ name }) => name === "--resume");
    expect(isListed).toBe(exitCode !== 2);
  });

  it("shows first what the importer prints", async () => {
    const [{ args, printed }] = examples() as [ReturnType<typeof examples>[number]];
    expect((await importWith(args)).printed).toEqual(printed);
  });

  it("says what happens when all is well", async () => {
    const { exitCode, requests } = await importWith([FEED]);
    expect(failureRow("all is well")).toEqual({ requests, exitCode });
  });
});
