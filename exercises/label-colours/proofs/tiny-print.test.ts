import { expect, it } from "vitest";
import { inkFor } from "./src/ink";

const labelOf = (heightMm: number) => ({ text: "Fern 4.90", paper: "#ffffff", heightMm });

it("wants a contrast of 7 on labels under 20 mm", () => {
  const inks = ["#707070", "#000000"];
  expect(inkFor(labelOf(20), inks).ink).toBe("#707070");
  expect(inkFor(labelOf(19), inks).ink).toBe("#000000");
  expect(() => inkFor(labelOf(19), ["#707070"])).toThrow("#ffffff");
});
