import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

const HOUR = 3_600_000;

/** A line for every travel day from a card's first ride to its last, with 0 for a day without rides. */
export function statement(rides: readonly Ride[]): Entry[] {
  const cards = [...new Set(rides.map(({ card }) => card))];
  return cards.flatMap((card) => {
    const own = rides.filter((ride) => ride.card === card);
    check(own);
    const last = dayOf(own.at(-1)!);
    const lines: Entry[] = [];
    for (let day = dayOf(own[0]!); day <= last; day += 24 * HOUR) {
      const travelDay = new Date(day).toISOString().slice(0, 10);
      lines.push({ card, travelDay, cents: sumOf(own.filter((ride) => dayOf(ride) === day)) });
    }
    return lines;
  });
}

function sumOf(rides: readonly Ride[]): number {
  const fares = rides.reduce((sum, ride) => sum + singleFare(ride), 0);
  const bicycles = rides.filter(({ bicycle }) => bicycle).length * BICYCLE;
  return rides.length === 0 ? 0 : Math.min(fares, DAY_TICKET[rides[0]!.rider]) + bicycles;
}

/** Midnight of the travel day, in milliseconds. */
function dayOf({ start }: Ride): number {
  const time = Date.parse(`${start}Z`) - 4 * HOUR;
  return time - (time % (24 * HOUR));
}

/** What the validators promise of a card's rides. */
function check(own: readonly Ride[]): void {
  own.forEach(({ card, rider, start }, i) => {
    if (!/^202[67]-/.test(start)) throw new RangeError(`Not a ride of 2026 or 2027: ${start}`);
    if (i > 0 && start < own[i - 1]!.start) throw new RangeError(`Out of order: ${start}`);
    if (rider !== own[0]!.rider) throw new TypeError(`Two people: ${card}`);
  });
}
