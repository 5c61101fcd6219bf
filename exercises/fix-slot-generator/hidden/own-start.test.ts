import { expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

const offered = (sessions: string[], minutes: number, pause = 0) =>
  freeSlots(sessions.map(parseSession), { name: "visit", minutes, pause }, []);
const times = (...args: Parameters<typeof offered>) =>
  offered(...args).map((slot) => `${formatTime(slot.start)}-${formatTime(slot.end)}`);

it("begins each session at its own start", () => {
  const listed = times(["09:00-12:00", "13:10-16:00"], 40, 30);
  expect(listed.filter((time) => time < "10:00")).toEqual(["09:00-09:40"]);
  expect(listed.filter((time) => time > "13:00" && time < "14:30")).toEqual(["13:10-13:50", "14:20-15:00"]);
});

it("offers nothing without sessions", () => {
  expect(offered([], 30)).toEqual([]);
});
