import { expect, it } from "vitest";
import { parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

// Here the old code was right by chance. Choose a session and a kind of visit that it got wrong.
it("ends no visit after the session", () => {
  const session = parseSession("09:00-12:00");
  const slots = freeSlots([session], { name: "dressing", minutes: 20, pause: 30 }, []);
  expect(slots.every((slot) => slot.end <= session.until)).toBe(true);
});
