import type { Ride, Rider } from "./ride";
import { GROUP_FROM, GROUP_PER_PERSON, SINGLE } from "./tariff";

/** What was asked for, and what it costs. */
export interface Quote {
  readonly ride: Ride;
  readonly kind: "single" | "group";
  readonly persons: number;
  /** Euros. */
  readonly total: number;
}

/** The price of a ride for one person. */
export function quoteSingle(ride: Ride, rider: Rider): Quote {
  return { ride, kind: "single", persons: 1, total: SINGLE[rider] };
}

/** The price of a ride for a group, whoever they are. */
export function quoteGroup(ride: Ride, persons: number): Quote {
  if (persons < GROUP_FROM) throw new RangeError(`A group has at least ${GROUP_FROM} persons`);
  return { ride, kind: "group", persons, total: Math.round(persons * GROUP_PER_PERSON * 100) / 100 };
}
