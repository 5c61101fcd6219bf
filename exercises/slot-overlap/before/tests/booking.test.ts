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
});
