import type { Bed } from "./beds";
import { holds, type Tank } from "./tank";

/** Litres that a tap delivers per minute. */
const LITRES_PER_MINUTE = 8;
/** The longest time for which a bed is watered in one night. */
const MOST_MINUTES = 20;

/** How long a bed's tap stays open. */
export interface Turn {
  readonly bed: string;
  readonly minutes: number;
}

/** Litres that a bed still needs after hand watering. */
export function litresNeeded(bed: Bed, byHand: number): number {
  const wanted = bed.squareMetres * bed.litres;
  return wanted - byHand;
}

/** Whole minutes, rounded up. */
export function minutesFor(litres: number): number {
  const minutes = Math.floor(litres / LITRES_PER_MINUTE);
  return Math.min(MOST_MINUTES, minutes);
}

/** The night's turns, the thirstiest bed first; a bed that needs nothing is left out. */
export function planNight(beds: readonly Bed[], byHand: ReadonlyMap<string, number>): Turn[] {
  return beds
    .map((bed) => ({ bed, litres: litresNeeded(bed, byHand.get(bed.name) ?? 0) }))
    .filter(({ litres }) => litres !== 0)
    .sort((a, b) => b.litres - a.litres)
    .map(({ bed, litres }) => ({ bed: bed.name, minutes: minutesFor(litres) }));
}

/** Whether the tank lasts for all turns of a night. */
export function lasts(tank: Tank, turns: readonly Turn[]): boolean {
  const minutes = turns.reduce((sum, turn) => sum + turn.minutes, 0);
  return holds(tank, minutes * LITRES_PER_MINUTE);
}
