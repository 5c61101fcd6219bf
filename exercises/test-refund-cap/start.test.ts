import { describe, expect, it } from "vitest";
import { decideRefunds } from "../src/decide-refunds";

describe("decideRefunds", () => {
  it("accepts a part of what was paid", () => {
    const batch = decideRefunds([{ number: "INV-1", paid: 10_000 }], [{ id: "r1", invoice: "INV-1", cents: 6_000 }]);
    expect(batch.decisions[0]?.accepted).toBe(true);
    expect(batch.left).toEqual({ "INV-1": 4_000 });
  });

  // One request shows little. What has to hold for the second?
});
