import { expect, it } from "vitest";
import { labelOf, RequestNumbers } from "../src/numbers";

it("numbers requests from 1", () => {
  const numbers = new RequestNumbers();
  expect([numbers.next(), numbers.next()].map(labelOf)).toEqual(["#00001", "#00002"]);
});
