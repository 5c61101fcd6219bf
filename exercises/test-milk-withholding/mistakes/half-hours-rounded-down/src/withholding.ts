import { type Course, calvingsOf, coursesOf } from "./courses";
import type { Book, Day, Hour } from "./herd";
import { checkMilking } from "./milkings";

const LONG_COURSE = 4;
const BEESTINGS_HOURS = 108;
const DRY_COW_HOURS = 120;
const VETS_MINIMUM = 28;
const DAYS_OF_MILK = 305;

const dayOf = (hour: Hour): Day => Math.floor(hour / 24);

/** The hour from which a course no longer keeps milk out of the tank; Infinity while it needs a calving. */
function milkEnd({ medicine, last, doses }: Course, calvings: readonly Hour[]): Hour {
  if (medicine.milkHours === null) return Math.min(...calvings.filter((at) => at > last)) + DRY_COW_HOURS;
  const hours = doses >= LONG_COURSE ? Math.floor(medicine.milkHours * 1.5) : medicine.milkHours;
  // The milking at the hour of the dose is withheld, even with no hours at all.
  return last + Math.max(hours, 1);
}

/** The hour from which milk may be delivered, if nothing happens after `at`. */
function clearFrom(book: Book, cow: string, at: Hour): Hour {
  const calvings = calvingsOf(book, cow, at + 1);
  const ends = coursesOf(book, cow, at + 1).map((course) => milkEnd(course, calvings));
  return Math.max(at, ...ends, ...calvings.map((calving) => calving + BEESTINGS_HOURS));
}

/** Whether the milk of this milking may go into the tank. */
export function mayDeliver(book: Book, cow: string, at: Hour): boolean {
  checkMilking(at);
  return clearFrom(book, cow, at) === at;
}

/** The first milking at or after `at` whose milk may be delivered, null if there is none. */
export function mayDeliverFrom(book: Book, cow: string, at: Hour): Hour | null {
  const clear = clearFrom(book, cow, at);
  return clear === Number.POSITIVE_INFINITY ? null : Math.ceil((clear - 6) / 12) * 12 + 6;
}

function meatDaysOf({ medicine, first }: Course, calvings: readonly Hour[]): number {
  if (medicine.milkHours !== null) return medicine.meatDays;
  const day = dayOf(first);
  const gaveMilk = calvings.some((at) => dayOf(at) <= day && dayOf(at) >= day - DAYS_OF_MILK);
  return gaveMilk ? Math.max(medicine.meatDays, VETS_MINIMUM) : medicine.meatDays;
}

/** Whether the cow may go to the butcher on that day. */
export function maySlaughter(book: Book, cow: string, day: Day): boolean {
  const end = (day + 1) * 24;
  const calvings = calvingsOf(book, cow, end);
  return coursesOf(book, cow, end).every((course) => day > dayOf(course.last) + meatDaysOf(course, calvings));
}

/** The cows whose milk goes into the tank. */
export function tank(book: Book, cows: readonly string[], at: Hour): string[] {
  checkMilking(at);
  return cows.filter((cow) => mayDeliver(book, cow, at));
}
