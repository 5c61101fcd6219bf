import { toMinutes } from "./minutes";
import type { Parcel } from "./parcel";

export type Reason = "damaged" | "unwanted";

const FREE_HOURS = 48;
const LABEL_CENTS = 490;

/** Sends a parcel back, and says what the label costs. */
export function requestReturn(parcel: Parcel, reason: Reason, at: string): Parcel {
  if (parcel.state === "going-back") return parcel;

  return { ...parcel, state: "going-back", labelCents: isFree(parcel, reason, at) ? 0 : LABEL_CENTS };
}

function isFree(parcel: Parcel, reason: Reason, at: string): boolean {
  // Nobody pays for our damage, or for what they never had.
  if (reason === "damaged" || !parcel.takenAt) return true;
  return toMinutes(at) <= freeUntil(parcel);
}

/** The last minute at which the customer can send a parcel back free of charge. */
function freeUntil(parcel: Parcel): number {
  return toMinutes(parcel.storedAt) + FREE_HOURS * 60;
}
