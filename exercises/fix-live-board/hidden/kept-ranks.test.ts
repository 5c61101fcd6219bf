import { expect, it } from "vitest";
import { arena, result } from "./arena";

it("shows ten players, of equals the earlier one first", async () => {
  const many = Array.from({ length: 12 }, (_, i) => `p${String(i).padStart(2, "0")} ${100 - i}`);
  const { boards, shown } = arena("cup", ...many.toReversed());
  expect(await shown()).toEqual(many.slice(0, 10));
  await boards.submit("cup", result("late 100 @5"));
  await boards.submit("cup", result("p11 95 @9"));
  expect((await shown()).slice(0, 3)).toEqual(["p00 100", "late 100", "p01 99"]);
  expect((await shown()).slice(5, 8)).toEqual(["p04 96", "p05 95", "p11 95"]);
});

it("keeps a player's best result, and of two equal ones the earlier", async () => {
  const { boards, shown } = arena("cup", "ana 90 @5", "bo 90 @6");
  await shown();
  await boards.submit("cup", result("bo 90 @1"));
  await boards.submit("cup", result("ana 20 @7"));
  expect(await boards.top("cup")).toEqual([result("bo 90 @1"), result("ana 90 @5")]);
});
