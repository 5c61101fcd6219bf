import { expect, it } from "vitest";
import { chairsNeeded } from "../src/call-room";
import { drawHeats } from "../src/heats";

const entries = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ number: at + 1, swimmer: `Swimmer ${at + 1}`, club: "SVK" }));
const heatsOf = (count: number) => drawHeats({ title: "50 m free", decides: "direct", entries: entries(count) }, 6);

it("has a chair for everyone in two heats", () => {
  expect(chairsNeeded(heatsOf(12))).toBe(12);
  expect(chairsNeeded(heatsOf(3))).toBe(3);
  expect(chairsNeeded(heatsOf(0))).toBe(0);
});
