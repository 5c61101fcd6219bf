import type { Parcel } from "./parcel";

/** Sends a parcel back. */
export function requestReturn(parcel: Parcel): Parcel {
  return { ...parcel, state: "going-back" };
}
