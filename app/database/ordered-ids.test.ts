import { expect, it, vi } from "vitest";
import { DAY_MS } from "~/operations/time";
import { newId } from "./ordered-ids";

const timeOf = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

it("an id is greater than each previous one, and unique", () => {
  const ids = Array.from({ length: 5_000 }, () => newId());
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

it("an id is a UUID that reveals the day and nothing finer", () => {
  const id = newId();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(timeOf(id) % DAY_MS).toBe(0);
  // An id that is created a second later has the same day. Only its counter and its random bits differ.
  vi.useFakeTimers({ now: Date.now() + 1_000, toFake: ["Date"] });
  expect(timeOf(newId())).toBe(timeOf(id));
  vi.useRealTimers();
});

it("an id sorts after a row that another process created, and after the ids of the day before", () => {
  const other = `${newId().slice(0, 19)}bfff-ffffffffffff`;
  const next = newId(other);
  expect(next > other).toBe(true);
  expect(newId() > next).toBe(true);
  vi.useFakeTimers({ now: Date.now() + DAY_MS, toFake: ["Date"] });
  expect(newId() > next).toBe(true);
  vi.useRealTimers();
});

it("an id sorts after the ids with a time that earlier versions gave to rows of the same day", () => {
  const ms = Math.floor(Date.now()).toString(16).padStart(12, "0");
  const old = `${ms.slice(0, 8)}-${ms.slice(8)}-7abc-8abc-0123456789ab`;
  expect(newId(old) > old).toBe(true);
});
