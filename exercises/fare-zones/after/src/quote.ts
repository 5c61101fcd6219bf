import type { Ride, Rider } from "./ride";
import { surchargeFor } from "./surcharge";
import { type Cents, GROUP_FROM, GROUP_PER_PERSON, SINGLE } from "./tariff";

/** What was asked for, and what it costs. */
export interface Quote {
  readonly ride: Ride;
  readonly kind: "single" | "group";
  readonly persons: number;
  /** The fare by itself. */
  readonly fare: Cents;
  /** What zone C costs on top, for all persons together; 0 where nothing is due. */
  readonly surcharge: Cents;
  readonly total: Cents;
}

/** The price of a ride for one person. */
export function quoteSingle(ride: Ride, rider: Rider): Quote {
  const fare = SINGLE[rider];
  const surcharge = surchargeFor(ride, rider);
  return { ride, kind: "single", persons: 1, fare, surcharge, total: fare + surcharge };
}

/** The price of a ride for a group, whoever they are. */
export function quoteGroup(ride: Ride, persons: number): Quote {
  if (persons < GROUP_FROM) throw new RangeError(`A group has at least ${GROUP_FROM} persons`);
  const fare = persons * GROUP_PER_PERSON;
  return { ride, kind: "group", persons, fare, surcharge: 0, total: fare };
}

/** Several quotes as one sale: what the cash register asks for. */
export function saleTotal(quotes: readonly Quote[]): Cents {
  return quotes.reduce((sum, quote) => sum + quote.total, 0);
}
