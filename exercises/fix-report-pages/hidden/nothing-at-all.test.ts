import { expect, it } from "vitest";
import { contentsOf } from "../src/contents";

it("is one sheet without houses", () => {
  expect(contentsOf([])).toBe("1 sheets");
});
