import { describe, expect, it } from "vitest";
import { type Appointment, MESSAGE_LENGTH, reminderText } from "../src/reminder";

const appointment: Appointment = {
  day: "2026-03-17",
  start: 545,
  patient: { id: "p1", phone: "+44 20 5550 0199" },
};

/** The reminder to somebody with these names. */
const textFor = (names: Partial<Appointment["patient"]>) =>
  reminderText({ ...appointment, patient: { ...appointment.patient, ...names } });

describe("reminderText", () => {
  it("says when, and where to call", () => {
    const text = reminderText(appointment);
    expect(text).toContain("is on 17 Mar at 9:05.");
    expect(text).toContain("Call 020 5550 0140.");
  });

  it.each([
    ["the name that they go by", { calledName: "Ola", firstName: "Aleksandra" }, "Hi Ola, "],
    ["the first name", { firstName: "Aleksandra" }, "Hi Aleksandra, "],
    ["the first name for an empty one", { calledName: "", firstName: "Ana" }, "Hi Ana, "],
    ["the first name for a blank one", { calledName: " ", firstName: "Ana" }, "Hi Ana, "],
    ["nobody in particular", {}, "Hi there, "],
    ["nobody in particular for empty names", { calledName: "", firstName: " " }, "Hi there, "],
    ["a name without its blanks", { firstName: " Ana Li " }, "Hi Ana Li, "],
  ])("greets by %s", (_, names, greeting) => {
    expect(textFor(names).startsWith(greeting)).toBe(true);
  });

  it("gives directions", () => {
    expect(textFor({ firstName: "Ana" })).toContain("at 9:05. Main entrance, 2nd floor, the lift is on your left. Can't come?");
  });

  it("leaves them out when the message would be too long", () => {
    const longest = "M".repeat(40);
    expect(textFor({ firstName: longest })).toMatch(/^Hi M{40}, .* at 9:05\. Can't come\? Call 020 5550 0140\.$/);
    expect(textFor({ firstName: longest }).length).toBeLessThanOrEqual(MESSAGE_LENGTH);
  });

  it("uses all of a message, and no more", () => {
    const spare = MESSAGE_LENGTH - textFor({ firstName: "M" }).length;
    expect(textFor({ firstName: "M".repeat(spare + 1) })).toContain("Main entrance");
    expect(textFor({ firstName: "M".repeat(spare + 2) })).not.toContain("Main entrance");
  });

  it("leaves the patient as it is", () => {
    const patient = Object.freeze({ ...appointment.patient, firstName: " Ana " });
    expect(reminderText({ ...appointment, patient })).toContain("Hi Ana, ");
    expect(patient.firstName).toBe(" Ana ");
  });
});
