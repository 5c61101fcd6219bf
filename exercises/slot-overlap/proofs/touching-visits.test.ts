import { expect, it } from "vitest";
import { book } from "./src/booking";
import type { Visit } from "./src/diary";
import { paperDiary } from "./tests/paper-diary";

const visit: Visit = { id: "v1", clinician: "KM", day: "2026-03-17", start: 600, end: 630, status: "booked" };

it("books 10:30 after a visit from 10:00 to 10:30", () => {
  expect(book(paperDiary(visit), { ...visit, id: "v2", start: 630, end: 660 })).toEqual({ ok: true });
});
