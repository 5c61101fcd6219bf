import { describe, expect, it, vi } from "vitest";
import { offerSlot } from "../src/offers";
import type { Entry } from "../src/waiting-list";

const entry = (id: string, since: string, more: Partial<Entry> = {}): Entry => ({
  id,
  name: `Patient ${id}`,
  since,
  isUrgent: false,
  canCome: ["morning", "afternoon"],
  ...more,
});

describe("offerSlot", () => {
  it("leaves out those who cannot come", () => {
    const entries = [entry("w1", "2026-03-02", { canCome: ["morning"] }), entry("w2", "2026-03-09")];
    expect(offerSlot({ entries }, { id: "s1", part: "afternoon" }, vi.fn())?.id).toBe("w2");
  });

  it("gives back nobody when nobody can come", () => {
    expect(offerSlot({ entries: [] }, { id: "s1", part: "morning" }, vi.fn())).toBeUndefined();
  });
});
