import { describe, expect, it } from "vitest";
import { type Appointment, reminderText } from "../src/reminder";

const appointment: Appointment = {
  day: "2026-03-17",
  start: 545,
  patient: { id: "p1", phone: "+44 20 5550 0199" },
};

describe("reminderText", () => {
  it("says when, and where to call", () => {
    const text = reminderText(appointment);
    expect(text).toContain("your visit is on 17 Mar at 9:05.");
    expect(text).toContain("Call 020 5550 0140.");
  });
});
