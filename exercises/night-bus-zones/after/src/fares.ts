import type { ZoneCache } from "./zone-cache";
import { ringOf } from "./zones";

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
  readonly zones: ZoneCache;
}

/** By number of rings that are crossed, the first included. */
const DAY_PRICES: readonly Cents[] = [0, 240, 310, 380, 450];
const NIGHT_PRICES: readonly Cents[] = [0, 290, 410, 530];

/** Nights that begin on Sunday to Thursday cost more, since fewer buses run. */
const WEEKEND_SURCHARGE: Cents = 100;

const NIGHT_LINE = /^N[1-9]$/;
const NIGHT_START = 24 * 60 + 30;
const NIGHT_END = 29 * 60;

/** What a single ride costs, by day or by night. */
export async function quoteFare(deps: FareDeps, ride: Ride): Promise<Cents> {
  const kind = isNightRide(ride) ? "night" : "day";
  const map = await deps.zones.get(kind);
  const rings = Math.abs(ringOf(map, ride.from) - ringOf(map, ride.to)) + 1;
  const prices = kind === "night" ? NIGHT_PRICES : DAY_PRICES;
  const surcharge = kind === "night" && isWeekendNight(ride.day) ? WEEKEND_SURCHARGE : 0;
  return payable(prices[rings]! + surcharge, ride);
}

/** What two rides cost as a return ticket: a tenth less, rounded down to ten cents. */
export async function quoteReturn(deps: FareDeps, there: Ride, back: Ride): Promise<Cents> {
  const kindThere = isNightRide(there) ? "night" : "day";
  const mapThere = await deps.zones.get(kindThere);
  const ringsThere = Math.abs(ringOf(mapThere, there.from) - ringOf(mapThere, there.to)) + 1;
  const pricesThere = kindThere === "night" ? NIGHT_PRICES : DAY_PRICES;
  const surchargeThere = kindThere === "night" && isWeekendNight(there.day) ? WEEKEND_SURCHARGE : 0;
  const fareThere = payable(pricesThere[ringsThere]! + surchargeThere, there);

  const kindBack = isNightRide(back) ? "night" : "day";
  const mapBack = await deps.zones.get(kindBack);
  const ringsBack = Math.abs(ringOf(mapBack, back.from) - ringOf(mapBack, back.to)) + 1;
  const pricesBack = kindBack === "night" ? NIGHT_PRICES : DAY_PRICES;
  const surchargeBack = kindBack === "night" && isWeekendNight(back.day) ? WEEKEND_SURCHARGE : 0;
  const fareBack = payable(pricesBack[ringsBack]! + surchargeBack, back);

  return Math.floor(((fareThere + fareBack) * 9) / 100) * 10;
}

/** A night line between 00:30 and 05:00, as the service day counts. */
function isNightRide({ line, start }: Ride): boolean {
  return NIGHT_LINE.test(line) && start >= NIGHT_START && start < NIGHT_END;
}

/** The nights to Saturday and to Sunday: the service day is the one before. */
function isWeekendNight(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 5 || weekday === 6;
}

function payable(price: Cents, ride: Ride): Cents {
  return ride.reduced ? Math.floor(price / 20) * 10 : price;
}
