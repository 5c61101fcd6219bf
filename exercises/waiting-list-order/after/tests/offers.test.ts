import { describe, expect, it, vi } from "vitest";
import { offerSlot } from "../src/offers";
import { callOrder, type Entry } from "../src/waiting-list";

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

  it("rings whoever has waited longest", () => {
    const entries = [entry("w3", "2026-03-12"), entry("w1", "2026-03-02"), entry("w2", "2026-03-09")];
    expect(offerSlot({ entries }, { id: "s1", part: "morning" }, vi.fn())?.id).toBe("w1");
  });

  it("rings an urgent patient first", () => {
    const entries = [entry("w1", "2026-03-02"), entry("w2", "2026-03-09", { isUrgent: true })];
    expect(offerSlot({ entries }, { id: "s1", part: "morning" }, vi.fn())?.id).toBe("w2");
  });
});

describe("callOrder", () => {
  it("puts urgent entries first, and each kind in the order of waiting", () => {
    const ordered = callOrder([
      entry("w1", "2026-03-02"),
      entry("w4", "2026-03-20", { isUrgent: true }),
      entry("w3", "2025-12-30"),
      entry("w2", "2026-03-09", { isUrgent: true }),
    ]);
    expect(ordered.map(({ id }) => id)).toEqual(["w2", "w4", "w3", "w1"]);
  });

  it("leaves entries of one day as they are", () => {
    const ordered = callOrder([entry("w2", "2026-03-02"), entry("w1", "2026-03-02"), entry("w3", "2026-03-02")]);
    expect(ordered.map(({ id }) => id)).toEqual(["w2", "w1", "w3"]);
  });

  it("is empty for an empty list", () => {
    expect(callOrder([])).toEqual([]);
  });
});
