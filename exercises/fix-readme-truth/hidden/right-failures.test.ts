import { expect, it } from "vitest";
import { failureRow } from "./readme";

it("keeps what was right, and all seven rows", () => {
  expect(failureRow("all is well")).toEqual({ requests: 1, exitCode: 0 });
  expect(failureRow("a row cannot be read")).toEqual({ requests: 1, exitCode: 0 });
  expect(failureRow("more rows cannot be read")).toEqual({ requests: 1, exitCode: 3 });
  for (const words of ["answers 503", "answers 404", "does not answer in time", "an option is not known"])
    expect(failureRow(words)).toBeDefined();
});
