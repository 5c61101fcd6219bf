import { expect, it } from "vitest";
import { arena } from "./arena";

it("hands the table's error on, and loads anew for the next one", async () => {
  const { table, shown } = arena("cup", "ana 90", "bo 120");
  table.isDown = true;
  await expect(shown()).rejects.toThrow("table is down");
  await expect(shown()).rejects.toThrow("table is down");
  table.isDown = false;
  expect(await shown()).toEqual(["bo 120", "ana 90"]);
  expect(table.loads).toHaveLength(3);
});
