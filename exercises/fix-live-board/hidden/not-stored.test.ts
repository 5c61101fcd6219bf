import { expect, it } from "vitest";
import { arena, result } from "./arena";

it("does not show what could not be stored", async () => {
  const { table, boards, shown } = arena("cup", "ana 90");
  await shown();
  let told = 0;
  boards.watch("cup", () => told++);
  table.isDown = true;
  await expect(boards.submit("cup", result("bo 120"))).rejects.toThrow("table is down");
  table.isDown = false;
  expect(await shown()).toEqual(["ana 90"]);
  expect(told).toBe(0);
});
