import { expect, it } from "vitest";
import { parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

it("ends no visit after the session", () => {
  const session = parseSession("14:00-15:30");
  const slots = freeSlots([session], { name: "check-up", minutes: 25, pause: 5 }, []);
  expect(slots.every((slot) => slot.end <= session.until)).toBe(true);
});
