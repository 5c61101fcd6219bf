import { expect, it } from "vitest";
import { labelPages } from "../src/labels";

it("makes a page for each box", () => {
  const parcel = { id: "p1", street: "Kai 4", boxes: 2 };
  expect(labelPages(parcel)).toEqual(["p1 1/2: Kai 4", "p1 2/2: Kai 4"]);
});
