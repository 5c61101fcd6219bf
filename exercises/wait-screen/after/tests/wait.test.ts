import { describe, expect, it } from "vitest";
import type { Visit } from "../src/visit";
import { waitText } from "../src/wait";

function visit(overrides: Partial<Visit> = {}): Visit {
  return { patient: "Ana", clinician: "KM", start: 60, ...overrides };
}

describe("waitText", () => {
  it("counts from arrival when the patient came late", () => {
    expect(waitText([visit({ arrived: 65 })], "KM", 77)).toBe("KM: 12 minutes");
  });

  it("counts from the start of the visit when the patient came early", () => {
    expect(waitText([visit({ arrived: 40 })], "KM", 72)).toBe("KM: 12 minutes");
  });

  it("uses the singular for one minute", () => {
    expect(waitText([visit({ arrived: 60 })], "KM", 61)).toBe("KM: 1 minute");
  });

  it("names the longest wait, whatever the order of the visits", () => {
    const visits = [
      visit({ patient: "Ana", start: 60, arrived: 60 }),
      visit({ patient: "Ben", start: 45, arrived: 50 }),
      visit({ patient: "Cleo", start: 70, arrived: 55 }),
    ];
    expect(waitText(visits, "KM", 80)).toBe("KM: 30 minutes");
    expect(waitText([...visits].reverse(), "KM", 80)).toBe("KM: 30 minutes");
  });

  it("says no wait when there are no visits", () => {
    expect(waitText([], "KM", 60)).toBe("KM: no wait");
  });

  it("says no wait when the wait is under a minute", () => {
    expect(waitText([visit({ arrived: 60 })], "KM", 60)).toBe("KM: no wait");
  });

  it("says no wait when an early patient's visit hasn't started yet", () => {
    expect(waitText([visit({ arrived: 30 })], "KM", 50)).toBe("KM: no wait");
  });

  it("ignores patients who haven't arrived", () => {
    expect(waitText([visit()], "KM", 90)).toBe("KM: no wait");
  });

  it("ignores patients who have been called in", () => {
    expect(waitText([visit({ arrived: 60, called: 65 })], "KM", 90)).toBe("KM: no wait");
  });

  it("ignores other clinicians' patients", () => {
    const visits = [
      visit({ clinician: "RS", arrived: 60 }),
      visit({ clinician: "KM", arrived: 85 }),
    ];
    expect(waitText(visits, "KM", 90)).toBe("KM: 5 minutes");
  });

  it("counts a patient who arrived the moment the clinic opened", () => {
    expect(waitText([visit({ start: 0, arrived: 0 })], "KM", 10)).toBe("KM: 10 minutes");
  });

  it("treats a patient called in the moment the clinic opened as no longer waiting", () => {
    expect(waitText([visit({ start: 0, arrived: 0, called: 0 })], "KM", 10)).toBe("KM: no wait");
  });
});
