import { expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

const times = (sessions: string[], minutes: number, pause = 0) =>
  freeSlots(sessions.map(parseSession), { name: "visit", minutes, pause }, []).map(
    (slot) => `${formatTime(slot.start)}-${formatTime(slot.end)}`,
  );

it("keeps a slot that ends to the minute with its session", () => {
  expect(times(["09:00-10:00"], 30)).toContain("09:30-10:00");
  expect(times(["14:00-14:45"], 45)).toContain("14:00-14:45");
});
