import { describe, expect, it } from "vitest";
import { schedule } from "../src/quiet-hours";

const moment = (text: string) => Date.parse(text) / 60_000;
const night = { from: 22 * 60, to: 6 * 60 };
const alert = (id: string, at: string) => ({ id, at: moment(at), urgent: false });

describe("The order of the entries", () => {
  it("is that of the alerts", () => {
    const alerts = [alert("held", "2026-07-01T20:30Z"), alert("at once", "2026-07-01T10:00Z")];
    expect(schedule(alerts, night).map(({ id }) => id)).toEqual(["held", "at once"]);
  });

  it("leaves two fields", () => {
    expect(Object.keys(schedule([alert("a", "2026-07-01T10:00Z")], night)[0]!).sort()).toEqual(["at", "id"]);
  });
});

it("In which of those five minutes", () => {
  expect(schedule([alert("a", "2026-07-01T10:03Z")], night)[0]!.at).toBe(moment("2026-07-01T10:03Z"));
});

describe("Settings that the form doesn't allow", () => {
  it("with both ends equal are never quiet", () => {
    expect(schedule([alert("a", "2026-07-01T10:00Z")], { from: 600, to: 600 })[0]!.at).toBe(moment("2026-07-01T10:00Z"));
  });

  it("with an end at half past two are accepted", () => {
    expect(() => schedule([alert("a", "2026-07-01T10:00Z")], { from: 1320, to: 150 })).not.toThrow();
  });
});

describe("Alerts from before November 2025 or after 2026", () => {
  it.each(["2025-05-01T10:00Z", "2027-02-01T10:00Z"])("%s", (at) => {
    expect(() => schedule([alert("a", at)], night)).not.toThrow();
  });
});
