import { describe, expect, it } from "vitest";
import { book } from "../src/booking";
import type { Visit } from "../src/diary";
import { paperDiary } from "./paper-diary";

const visit: Visit = { id: "v1", clinician: "KM", day: "2026-03-17", start: 600, end: 630, status: "booked" };

describe("book", () => {
  it("enters a visit", () => {
    const diary = paperDiary();
    expect(book(diary, visit)).toEqual({ ok: true });
    expect(diary.pages).toEqual([visit]);
  });

  it("refuses a visit that ends before it starts", () => {
    expect(book(paperDiary(), { ...visit, end: 590 }).ok).toBe(false);
  });

  it.each([
    ["begins during it", 615, 645],
    ["ends during it", 585, 615],
    ["lies inside it", 605, 620],
    ["lies round it", 540, 720],
  ])("refuses a visit that %s", (_, start, end) => {
    const diary = paperDiary(visit);
    const answer = book(diary, { ...visit, id: "v2", start, end });
    expect(answer).toEqual({ ok: false, reason: "KM is busy from 10:00 to 10:30" });
    expect(diary.pages).toEqual([visit]);
  });

  it("books the time before and after it", () => {
    const diary = paperDiary(visit);
    expect(book(diary, { ...visit, id: "v2", start: 555, end: 595 }).ok).toBe(true);
    expect(book(diary, { ...visit, id: "v3", start: 635, end: 665 }).ok).toBe(true);
  });

  it("names the earliest visit in the way", () => {
    const diary = paperDiary(visit, { ...visit, id: "v2", start: 545, end: 575 });
    const answer = book(diary, { ...visit, id: "v3", start: 560, end: 610 });
    expect(answer).toEqual({ ok: false, reason: "KM is busy from 09:05 to 09:35" });
  });

  it("books other clinicians, other days, and over cancelled visits", () => {
    const other = { ...visit, id: "v2" };
    expect(book(paperDiary(visit), { ...other, clinician: "BR" }).ok).toBe(true);
    expect(book(paperDiary(visit), { ...other, day: "2026-03-18" }).ok).toBe(true);
    expect(book(paperDiary({ ...visit, status: "cancelled" }), other).ok).toBe(true);
  });

  it("moves a visit by a few minutes", () => {
    const diary = paperDiary(visit);
    expect(book(diary, { ...visit, start: 610, end: 640 }).ok).toBe(true);
    expect(diary.pages).toHaveLength(1);
  });
});
