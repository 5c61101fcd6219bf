import type { Log } from "./monitoring";
import type { OutboxStore } from "./outbox";
import type { Rooms } from "./rooms";

export interface WorkerDeps {
  readonly outbox: OutboxStore;
  readonly rooms: Rooms;
  readonly log: Log;
}

/** Runs every five seconds, and after each message that was stored. */
export async function tick(deps: WorkerDeps): Promise<void> {
  const [message] = await deps.outbox.after(0, 1);
  if (!message) return;
  await deps.rooms.publish(message);
  await deps.outbox.remove(message.id);
}
