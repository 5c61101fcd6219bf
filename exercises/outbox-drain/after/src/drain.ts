import { type Log, type Metrics, textOf } from "./monitoring";
import type { OutboxMessage, OutboxStore } from "./outbox";
import type { Rooms } from "./rooms";

/** How many messages are read at a time. */
const BATCH_SIZE = 50;
/** After so many failures a message is laid aside. */
const MAX_FAILURES = 10;

export interface DrainResult {
  readonly published: number;
  readonly buried: number;
  /** Rooms with a message that has to wait for the next time. */
  readonly heldRooms: readonly string[];
}

/** Told when a drain has published something. It is part of that drain, so it must not wait for one. */
export type DrainListener = (result: DrainResult) => void | Promise<void>;

export interface DrainDeps {
  readonly outbox: OutboxStore;
  readonly rooms: Rooms;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly listeners: readonly DrainListener[];
}

/** Empties the outbox, in order, one drain at a time. */
export class Drain {
  private running: Promise<DrainResult> | undefined;

  constructor(private readonly deps: DrainDeps) {}

  /** Starts a drain, or joins the one that is running. Rejects if the outbox fails; the next call starts afresh. */
  run(): Promise<DrainResult> {
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async drain(): Promise<DrainResult> {
    const { outbox } = this.deps;
    const held = new Set<string>();
    const total = { published: 0, buried: 0 };
    let lastId = 0;
    while (true) {
      const batch = await outbox.after(lastId, BATCH_SIZE);
      if (batch.length === 0) break;
      for (const message of batch) {
        lastId = message.id;
        if (held.has(message.room)) continue;
        // One after the other: a room sees its messages in the order in which they were stored.
        const outcome = await this.deliver(message);
        if (outcome === "held") held.add(message.room);
        else total[outcome]++;
      }
    }
    const result: DrainResult = { ...total, heldRooms: [...held] };
    if (result.published === 0) return result;

    await this.tellListeners(result);
    // The operators' counters may be slow: nobody waits for them.
    const counting = async () => this.deps.metrics.count("outbox.published", result.published);
    counting().catch((error: unknown) => {
      this.deps.log.warn(`Metrics failed: ${textOf(error)}`);
    });
    return result;
  }

  /** Publishes a message and takes it out of the outbox. If the room does not take it, it stays, or is laid aside. */
  private async deliver(message: OutboxMessage): Promise<"published" | "buried" | "held"> {
    const { outbox, rooms, log } = this.deps;
    try {
      await rooms.publish(message);
    } catch (error) {
      const failures = (message.failures ?? 0) + 1;
      log.warn(`Message ${message.id} failed (${failures}): ${textOf(error)}`);
      if (failures >= MAX_FAILURES) {
        await outbox.bury(message.id, textOf(error));
        return "buried";
      }
      await outbox.setFailures(message.id, failures);
      return "held";
    }
    await outbox.remove(message.id);
    return "published";
  }

  /** Tells all listeners at once. What one of them throws is logged, and hurts nobody else. */
  private async tellListeners(result: DrainResult): Promise<void> {
    const told = await Promise.allSettled(this.deps.listeners.map(async (listener) => listener(result)));
    for (const outcome of told) {
      if (outcome.status === "rejected") this.deps.log.warn(`A listener failed: ${textOf(outcome.reason)}`);
    }
  }
}
