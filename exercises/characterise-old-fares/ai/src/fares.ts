import type { Fare, Rider, Trip } from "./fare";

/**
 * Fare calculation.
 *
 * Pure refactoring of the legacy implementation: same behaviour, but with named constants, small functions and
 * consistent rounding. No functional changes.
 */
const CURRENCY = "EUR";
const ZONE_PRICES = { inner: 2.5, middle: 3.6, outer: 4.8 } as const;
const OFF_PEAK_FACTOR = 0.85;
const FREE_BELOW_AGE = 6;

type Category = "free" | "child" | "senior" | "full";

const FACTORS: Record<Category, number> = { free: 0, child: 0.5, senior: 0.7, full: 1 };

export function fareFor(trip: Trip, rider: Rider): Fare {
  const category = getCategory(rider.age);
  const rides = trip.rides || 1;
  const pricePerRide = getPricePerRide(trip, category);
  const amount = roundToCents(pricePerRide * getPaidRides(rides));

  return { amount, currency: CURRENCY, category, rides } as unknown as Fare;
}

/** Determines the price of a single ride, rounded to cents. */
function getPricePerRide({ zone, offPeak }: Trip, category: Category): number {
  const price = roundToCents(getZonePrice(zone || 1) * FACTORS[category]);
  return offPeak ? roundToCents(price * OFF_PEAK_FACTOR) : price;
}

function getZonePrice(zone: number | string): number {
  // Zones can arrive as strings from legacy clients.
  switch (Number(zone)) {
    case 1:
      return ZONE_PRICES.inner;
    case 2:
      return ZONE_PRICES.middle;
    default:
      return ZONE_PRICES.outer;
  }
}

function getCategory(age: number): Category {
  if (!(age >= 0)) throw new Error("age?");
  if (age < FREE_BELOW_AGE) return "free";
  if (age < 15) return "child";
  return age >= 65 ? "senior" : "full";
}

/** Every tenth ride is free. */
function getPaidRides(rides: number): number {
  return rides - Math.floor(rides / 10);
}

function roundToCents(value: number): number {
  return Math.round(value * 100) / 100;
}
