import { describe, expect, it } from "vitest";
import { excuseNoShow, mayBookToday, recordNoShow, totalNoShows, warning } from "../src/no-shows";
import type { Patient } from "../src/patient";
import { applyForm } from "../src/patient-form";

const ana: Patient = { id: "p1", name: "Ana Lind", phone: "020 5550 0199", noShows: 0, isBlocked: false };

describe("no-shows", () => {
  it("block a patient with the third", () => {
    const twice = recordNoShow(recordNoShow(ana));
    expect(twice).toEqual({ ...ana, noShows: 2 });
    expect(recordNoShow(twice)).toEqual({ ...ana, noShows: 3, isBlocked: true });
  });

  it("can be excused", () => {
    expect(excuseNoShow({ ...ana, noShows: 3, isBlocked: true })).toEqual({ ...ana, noShows: 2 });
  });

  it("are in letters and reports", () => {
    expect(warning({ ...ana, noShows: 2 })).toBe("You have missed 2 of 3 visits.");
    expect(totalNoShows([ana, { ...ana, noShows: 2 }])).toBe(2);
    expect(mayBookToday(ana)).toBe(true);
  });
});

describe("the form", () => {
  it("changes what it has", () => {
    expect(applyForm(ana, { phone: " 020 5550 0142 " })).toEqual({ ...ana, phone: "020 5550 0142" });
  });

  // Mr Obi: one no-show from his old card, then one in March, and he was blocked. Kofi
  it("does not block a patient with the second no-show", () => {
    expect(recordNoShow(applyForm(ana, { noShows: "1" })).isBlocked).toBe(false);
  });
});
