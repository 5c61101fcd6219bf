import { expect, test } from "vitest";
import type { Parcel } from "../src/parcel";
import { requestReturn } from "../src/returns";

const jacket: Parcel = {
  code: "BX-204-117",
  state: "with-customer",
  storedAt: "2026-06-08T07:40",
  takenAt: "2026-06-08T07:40",
};

test("a return goes back", () => {
  const back = requestReturn(jacket, "unwanted", "2026-06-08T19:00");
  expect(back).toEqual({ ...jacket, state: "going-back", labelCents: 0 });
});

test.each([
  ["on the next day", "2026-06-09T12:30"],
  ["in the last minute of the 48 hours", "2026-06-10T07:40"],
])("the label is free %s", (_, at) => {
  expect(requestReturn(jacket, "unwanted", at).labelCents).toBe(0);
});

test.each([
  ["a minute after the 48 hours", "2026-06-10T07:41"],
  ["after a summer", "2026-09-14T10:00"],
])("the label costs 4.90 %s", (_, at) => {
  expect(requestReturn(jacket, "unwanted", at).labelCents).toBe(490);
});

test("damaged goods go back free, even late", () => {
  expect(requestReturn(jacket, "damaged", "2026-06-29T16:20").labelCents).toBe(0);
});

test("what is still in the locker goes back free", () => {
  const waiting: Parcel = { ...jacket, state: "in-locker", takenAt: undefined };
  expect(requestReturn(waiting, "unwanted", "2026-06-13T21:15").labelCents).toBe(0);
});

test("a second tap changes nothing", () => {
  const back = requestReturn(jacket, "unwanted", "2026-06-09T12:30");
  expect(requestReturn(back, "unwanted", "2026-06-12T12:30")).toBe(back);
});

test("a return from before June keeps having no price", () => {
  const old: Parcel = { ...jacket, state: "going-back" };
  expect(requestReturn(old, "unwanted", "2026-06-12T12:30").labelCents).toBeUndefined();
});
