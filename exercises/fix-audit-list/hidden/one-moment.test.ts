import { expect, it } from "vitest";
import { office } from "./office";

it("lists five entries of one moment, one to a page", () => {
  const ids = ["q8", "q3", "q5", "q1", "q9"];
  const { pages } = office("late 2026-06-02T07:00:00.000Z", ...ids.map((id) => `${id} 2026-06-01T07:00:00.250Z`));
  const listed = pages(1);
  expect(listed.flat().toSorted()).toEqual(["late", ...ids].toSorted());
  expect(listed.at(-1)).toEqual(["late"]);
});
