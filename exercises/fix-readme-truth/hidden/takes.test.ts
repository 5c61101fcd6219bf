import { expect, it } from "vitest";
import { parseOptions } from "../src/options";
import { isTaken } from "./parser";

it("takes its seven options and no others", () => {
  for (const option of ["--batch", "--max-errors", "--timeout", "--since", "--format", "--strict", "--quiet"])
    expect([option, isTaken(option)]).toEqual([option, true]);
  for (const option of ["--resume", "--parallel", "--batch=2", "--retries", "--help"])
    expect([option, isTaken(option)]).toEqual([option, false]);
});

it("has the defaults that the scripts rely on", () => {
  expect(parseOptions(["f"])).toMatchObject({ batch: 500, maxErrors: 25, timeout: 20, format: "text", strict: false });
});
