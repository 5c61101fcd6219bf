import { expect, it, vi } from "vitest";
import { arena, result } from "./arena";

it("loads a game once, for however many people, and keeps it", async () => {
  const { table, boards, shown } = arena("cup", "ana 90");
  await Promise.all(Array.from({ length: 200 }, () => shown()));
  await boards.submit("cup", result("bo 95"));
  for (let i = 0; i < 20; i++) await shown();
  expect(table.loads).toEqual(["cup"]);
  // An hour later it is still there.
  vi.useFakeTimers();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await shown()).toEqual(["bo 95", "ana 90"]);
  expect(table.loads).toEqual(["cup"]);
  vi.useRealTimers();
  expect(await boards.top("another")).toEqual([]);
  expect(table.loads).toEqual(["cup", "another"]);
});
