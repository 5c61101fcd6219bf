import { expect, it } from "vitest";
import { parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

// Twenty minutes and thirty to tidy up. The first hours of the day are enough: 09:00, 09:50, 10:40, 11:30.
const starts = (...booked: { start: number; end: number }[]) =>
  freeSlots([parseSession("09:00-17:00")], { name: "dressing", minutes: 20, pause: 30 }, booked)
    .map(({ start }) => start)
    .filter((start) => start < 720);

it("leaves out slots in which somebody is booked", () => {
  expect(starts({ start: 590, end: 610 })).toEqual([540, 640, 690]);
  expect(starts({ start: 600, end: 645 })).toEqual([540, 690]);
});

it("keeps slots that a visit only touches", () => {
  expect(starts({ start: 560, end: 590 })).toEqual([540, 590, 640, 690]);
});
