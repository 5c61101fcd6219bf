import type { Log } from "./log";
import type { Entry, WaitingList } from "./waiting-list";

export interface Slot {
  readonly id: string;
  readonly part: "morning" | "afternoon";
}

/** Picks the patient to ring for a slot that has become free. */
export function offerSlot(list: WaitingList, slot: Slot, log: Log): Entry | undefined {
  const next = list.entries.find((entry) => entry.canCome.includes(slot.part));

  log(`slot ${slot.id}: ${next ? `offered to ${next.id}` : "nobody can come"}`);
  return next;
}
