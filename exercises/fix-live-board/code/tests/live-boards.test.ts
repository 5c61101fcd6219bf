import { describe, expect, it } from "vitest";
import { arena, result } from "./arena";

describe("a board", () => {
  it("shows the best players, each with their best result", async () => {
    const { shown } = arena("sprint", "ana 90", "bo 120", "ana 110", "cy 60");
    expect(await shown()).toEqual(["bo 120", "ana 110", "cy 60"]);
  });

  it("shows a new result", async () => {
    const { boards, shown } = arena("sprint", "ana 90");
    await shown();
    await boards.submit("sprint", result("bo 95"));
    expect(await shown()).toEqual(["bo 95", "ana 90"]);
  });

  it("tells those who watch", async () => {
    const { boards, shown } = arena("sprint", "ana 90");
    const told: number[] = [];
    await shown();
    const end = boards.watch("sprint", (top) => void told.push(top.length));
    await boards.submit("sprint", result("bo 95"));
    end();
    await boards.submit("sprint", result("cy 99"));
    expect(told).toEqual([2]);
  });

  it("loses a player who is banned", async () => {
    const { boards, shown } = arena("sprint", "ana 90", "bot 9999");
    await shown();
    await boards.ban("sprint", "bot");
    expect(await shown()).toEqual(["ana 90"]);
  });

  // Saturday, 20:14. Imke
  it("is back when the table is", async () => {
    const { table, shown } = arena("finale", "ana 90", "bo 120");
    table.isDown = true;
    await shown().catch(() => {});
    table.isDown = false;
    expect(await shown()).toEqual(["bo 120", "ana 90"]);
  });
});
