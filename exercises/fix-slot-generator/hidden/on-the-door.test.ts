import { expect, it } from "vitest";
import { daySheet } from "../src/day-sheet";
import { parseSession } from "../src/session";

it("lists no visit on the door that the session has no room for", () => {
  const sheet = daySheet([parseSession("09:00-12:00")], { name: "visit", minutes: 50, pause: 5 }, []);
  expect(sheet.split("\n").at(-1)).toBe("10:50-11:40 -");
});
