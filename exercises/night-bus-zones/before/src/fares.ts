import { ringOf, type ZoneService } from "./zones";

/** Whole cents. */
export type Cents = number;

export interface Ride {
  /** "12", "U3", "N7". */
  readonly line: string;
  /** Ids of the stops. */
  readonly from: string;
  readonly to: string;
  /** The service day on which the vehicle set out: "2026-11-20". */
  readonly day: string;
  /** Minutes since that day's midnight; they count on past 1440 until the service day ends. */
  readonly start: number;
  /** Pays half, rounded down to ten cents. */
  readonly reduced: boolean;
}

export interface FareDeps {
  readonly zones: ZoneService;
}

/** By number of rings that are crossed, the first included. */
const DAY_PRICES: readonly Cents[] = [0, 240, 310, 380, 450];

/** What a single ride costs. */
export async function quoteFare(deps: FareDeps, ride: Ride): Promise<Cents> {
  const map = await deps.zones.load("day");
  const rings = Math.abs(ringOf(map, ride.from) - ringOf(map, ride.to)) + 1;
  return payable(DAY_PRICES[rings]!, ride);
}

function payable(price: Cents, ride: Ride): Cents {
  return ride.reduced ? Math.floor(price / 20) * 10 : price;
}
