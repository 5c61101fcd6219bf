import { expect, it } from "vitest";
import { office } from "./office";

it("lists the last day up to midnight", () => {
  const { pages } = office(
    "first 2026-05-01T00:00:00.000Z",
    "noon 2026-05-04T12:00:00.000Z",
    "late 2026-05-04T23:59:59.999Z",
    "next 2026-05-05T00:00:00.000Z",
  );
  expect(pages(10, { from: "2026-05-01", until: "2026-05-04" })).toEqual([["first", "noon", "late"]]);
});
