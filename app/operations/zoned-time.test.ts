import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysLater, hourOf, isTwice, isZone, localText, readLocal, sayDayIn, sayMoment, ZONES } from "./zoned-time";

const BERLIN = "Europe/Berlin";
const iso = (text: string, zone: string, end: "opens" | "ends" = "ends") => {
  const read = readLocal(text, zone, end);
  return read.ok ? read.at.toISOString() : read;
};

describe("a local day and time in a zone", () => {
  it("is one moment, which differs between summer and winter time", () => {
    expect(iso("2026-11-27T17:00", BERLIN)).toBe("2026-11-27T16:00:00.000Z");
    expect(iso("2026-07-27T17:00", BERLIN)).toBe("2026-07-27T15:00:00.000Z");
    expect(iso("2026-07-27T17:00:30.5", "UTC")).toBe("2026-07-27T17:00:00.000Z");
    expect(iso("2026-07-27T17:00", "Asia/Kathmandu")).toBe("2026-07-27T11:15:00.000Z");
  });

  // The clock changes are from IANA's tzdata, files europe, northamerica and australasia.
  it.each([
    ["2026-03-29T02:30", BERLIN, "02:00", "03:00"],
    ["2026-03-08T02:00", "America/New_York", "02:00", "03:00"],
    ["2026-10-04T02:15", "Australia/Lord_Howe", "02:00", "02:30"],
    ["2011-12-30T12:00", "Pacific/Apia", "2011-12-30 00:00", "2011-12-31 00:00"],
  ])("%s in %s is skipped by the clocks, and the result says so", (text, zone, from, to) => {
    expect(iso(text, zone)).toEqual({ ok: false, why: "left-out", from, to });
  });

  it("if it occurs twice, is the first for an opening and the second for an end, and shows its UTC offset", () => {
    expect(iso("2026-10-25T02:30", BERLIN, "opens")).toBe("2026-10-25T00:30:00.000Z");
    expect(iso("2026-10-25T02:30", BERLIN, "ends")).toBe("2026-10-25T01:30:00.000Z");
    const [first, second] = [new Date("2026-10-25T00:30:00Z"), new Date("2026-10-25T01:30:00Z")];
    expect([first, second].map((at) => sayMoment(at, BERLIN))).toEqual([
      "Sun 25 October 2026, 02:30 (UTC+02:00) Berlin time",
      "Sun 25 October 2026, 02:30 (UTC+01:00) Berlin time",
    ]);
    expect(isTwice(new Date("2026-10-25T02:30:00Z"), BERLIN)).toBe(false);
  });

  it.each([
    "",
    "tomorrow",
    "2026-02-30T10:00",
    "2026-11-27",
    "2026-11-27T25:00",
    "2026-11-27 17:00",
    "+012026-11-27T17:00",
  ])("%j is not a time", (text) => expect(readLocal(text, BERLIN, "ends")).toEqual({ ok: false, why: "no-time" }));

  it("reads back what a field shows of a moment, in each zone; an end is never before an opening", () => {
    const anyMoment = fc.date({ min: new Date("2020-01-01"), max: new Date("2050-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...ZONES), (at, zone) => {
        const text = localText(at, zone);
        const [opens, ends] = [readLocal(text, zone, "opens"), readLocal(text, zone, "ends")];
        // This local time comes from an instant, so the clocks can't have skipped it.
        if (!opens.ok || !ends.ok) throw new Error(text);
        const minute = Math.floor(at.getTime() / 60_000);
        const reads = [opens, ends].map((read) => Math.floor(read.at.getTime() / 60_000));
        expect(reads).toContain(minute);
        expect(reads[0]).toBeLessThanOrEqual(reads[1]!);
        expect(reads[0] === reads[1]).toBe(!isTwice(opens.at, zone));
      }),
    );
  });

  it("keeps the time of day when days are added, even across a clock change", () => {
    const saturday = new Date("2026-10-24T16:00:00Z");
    expect(localText(saturday, BERLIN)).toBe("2026-10-24T18:00");
    expect(localText(daysLater(saturday, BERLIN, 7), BERLIN)).toBe("2026-10-31T18:00");
    expect(hourOf(new Date("2026-11-27T11:44:59Z"), "Asia/Kathmandu").toISOString()).toBe("2026-11-27T11:15:00.000Z");
  });

  it("is shown with the city of its time zone", () => {
    const at = new Date("2026-11-27T22:00:00Z");
    expect(sayMoment(at, "America/New_York")).toBe("Fri 27 November 2026, 17:00 New York time");
    expect(sayMoment(at, "UTC")).toBe("Fri 27 November 2026, 22:00 UTC");
    expect(["UTC", "Asia/Tokyo"].map((zone) => sayDayIn(at, zone))).toEqual(["27 November", "28 November"]);
    expect([isZone("Europe/Berlin"), isZone("UTC"), isZone("Europe/Bielefeld"), isZone("")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
