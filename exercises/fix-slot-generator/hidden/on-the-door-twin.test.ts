import { expect, it } from "vitest";
import { daySheet } from "../src/day-sheet";
import { parseSession } from "../src/session";

it("lists no visit on the door that the session has no room for", () => {
  const sheet = daySheet([parseSession("14:00-16:00")], { name: "visit", minutes: 35, pause: 0 }, []);
  expect(sheet.split("\n").at(-1)).toBe("15:10-15:45 -");
});
