import type { Log } from "./log";
import { callOrder, type Entry, type WaitingList } from "./waiting-list";

export interface Slot {
  readonly id: string;
  readonly part: "morning" | "afternoon";
}

/** Picks the patient to ring for a slot that has become free: the first in line of those who can come. */
export function offerSlot(list: WaitingList, slot: Slot, log: Log): Entry | undefined {
  const next = callOrder(list.entries).find((entry) => entry.canCome.includes(slot.part));

  log(`slot ${slot.id}: ${next ? `offered to ${next.name}, waiting since ${next.since}` : "nobody can come"}`);
  return next;
}
