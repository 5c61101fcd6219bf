import { describe, expect, it } from "vitest";
import type { DrainResult } from "../src/drain";
import { tick } from "../src/worker";
import { drainOver, messages } from "./fakes";

describe("a drain", () => {
  it("publishes what waits, in order, and empties the outbox", async () => {
    const { drain, seen, rows } = drainOver(messages("1 lobby", "2 sales", "3 lobby"));
    expect(await drain.run()).toEqual({ published: 3, buried: 0, heldRooms: [] });
    expect(seen).toEqual(["lobby 1", "sales 2", "lobby 3"]);
    expect(rows.size).toBe(0);
  });

  it("goes on over several batches", async () => {
    const many = Array.from({ length: 120 }, (_, i) => `${i + 1} lobby`);
    const { drain, seen } = drainOver(messages(...many));
    await drain.run();
    expect(seen).toEqual(many.map((_, i) => `lobby ${i + 1}`));
  });

  it("holds a room back behind a message that failed, and no other room", async () => {
    const { drain, closed, seen, rows } = drainOver(messages("1 lobby", "2 sales", "3 lobby", "4 sales"));
    closed.add("lobby");
    expect(await drain.run()).toEqual({ published: 2, buried: 0, heldRooms: ["lobby"] });
    expect(seen).toEqual(["sales 2", "sales 4"]);
    expect([...rows.values()].map(({ id, failures }) => [id, failures])).toEqual([[1, 1], [3, undefined]]);
    closed.clear();
    await drain.run();
    expect(seen.slice(2)).toEqual(["lobby 1", "lobby 3"]);
  });

  it("lays a message aside after ten failures, and goes on with its room", async () => {
    const [stuck, ...rest] = messages("1 lobby", "2 sales");
    const { drain, closed, buried } = drainOver([{ ...stuck!, failures: 9 }, ...rest]);
    closed.add("lobby");
    expect(await drain.run()).toEqual({ published: 1, buried: 1, heldRooms: [] });
    expect(buried).toEqual(["1: lobby is closed"]);
  });

  it("is joined by calls that come while it runs", async () => {
    const { drain, seen } = drainOver(messages("1 lobby", "2 lobby"));
    const results = await Promise.all([drain.run(), drain.run(), drain.run()]);
    expect(new Set(results).size).toBe(1);
    expect(seen).toHaveLength(2);
  });

  it("can be run again after the outbox has failed", async () => {
    const { drain, log, logged, down, seen } = drainOver(messages("1 lobby"));
    down.add("outbox");
    await expect(drain.run()).rejects.toThrow("outbox is down");
    await tick({ drain, log });
    expect(logged).toEqual(["Drain failed: outbox is down"]);
    down.clear();
    await tick({ drain, log });
    expect(seen).toEqual(["lobby 1"]);
  });

  it("does not mind metrics or listeners that fail", async () => {
    const told: number[] = [];
    const broken = () => {
      throw new Error("no such tab");
    };
    const listening = (result: DrainResult) => void told.push(result.published);
    const { drain, logged, down } = drainOver(messages("1 lobby"), [broken, listening]);
    down.add("metrics");
    await drain.run();
    await Promise.resolve();
    expect(told).toEqual([1]);
    expect(logged).toEqual(["A listener failed: no such tab", "Metrics failed: metrics is down"]);
  });
});
