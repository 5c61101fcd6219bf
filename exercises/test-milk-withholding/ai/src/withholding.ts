import type { Book, Day, Hour, Medicine } from "./herd";

const HOURS_PER_DAY = 24;
const HOURS_BETWEEN_MILKINGS = 12;
const FIRST_MILKING: Hour = 6;

/** The most hours between two doses of a course. */
const COURSE_GAP = 36;
/** A course with this many doses withholds milk for half as long again. */
const LONG_COURSE = 4;
const BEESTINGS_HOURS = 108;
/** After the calving that ends the wait for a medicine that isn't allowed for cows that give milk. */
const DRY_MEDICINE_HOURS = 120;
/** A cow that calved at most so many days ago probably gives milk. */
const LACTATION_DAYS = 305;
const VETS_MINIMUM_DAYS = 28;

/** Doses of one medicine for one cow that belong together. */
interface Course {
  readonly medicine: Medicine;
  readonly first: Hour;
  last: Hour;
  doses: number;
}

/** Whether the milk of this milking may go into the tank. */
export function mayDeliver(book: Book, cow: string, at: Hour): boolean {
  checkMilking(at);
  return withheldUntil(book, cow, at) <= at;
}

/** The first milking at or after `at` whose milk may be delivered; null if there is none. */
export function mayDeliverFrom(book: Book, cow: string, at: Hour): Hour | null {
  const from = Math.max(at, withheldUntil(book, cow, at));
  if (from === Infinity) return null;
  return Math.ceil((from - FIRST_MILKING) / HOURS_BETWEEN_MILKINGS) * HOURS_BETWEEN_MILKINGS + FIRST_MILKING;
}

/** Whether the cow may go to the butcher on that day. */
export function maySlaughter(book: Book, cow: string, day: Day): boolean {
  const until = (day + 1) * HOURS_PER_DAY - 1;
  const calvings = calvingsOf(book, cow, until);
  return coursesOf(book, cow, until).every(
    (course) => day > dayOf(course.last) + meatDaysOf(course, calvings),
  );
}

/** The cows of the list whose milk goes into the tank at this milking. */
export function tank(book: Book, cows: readonly string[], at: Hour): string[] {
  checkMilking(at);
  return cows.filter((cow) => mayDeliver(book, cow, at));
}

function checkMilking(at: Hour): void {
  if (at % HOURS_BETWEEN_MILKINGS !== FIRST_MILKING) throw new RangeError(`Hour ${at} is not a milking`);
}

function dayOf(hour: Hour): Day {
  return Math.floor(hour / HOURS_PER_DAY);
}

/**
 * The hour at which the last period ends that has begun by `at`: 0 if there is none, Infinity if one has no end yet.
 * Only what has happened counts, so every period has begun, and milk is withheld from `at` until then.
 */
function withheldUntil(book: Book, cow: string, at: Hour): Hour {
  const calvings = calvingsOf(book, cow, at);
  return Math.max(
    0,
    ...calvings.map((calving) => calving + BEESTINGS_HOURS),
    ...coursesOf(book, cow, at).map((course) => milkEndOf(course, calvings)),
  );
}

function milkEndOf({ medicine, last, doses }: Course, calvings: readonly Hour[]): Hour {
  if (medicine.milkHours === null) {
    // Without a calving after the last dose, this is Infinity.
    return Math.min(...calvings.filter((calving) => calving > last)) + DRY_MEDICINE_HOURS;
  }
  const hours = doses >= LONG_COURSE ? Math.ceil(medicine.milkHours * 1.5) : medicine.milkHours;
  // A milking at the hour of a dose is always withheld.
  return last + Math.max(1, hours);
}

function meatDaysOf({ medicine, first }: Course, calvings: readonly Hour[]): number {
  const firstDay = dayOf(first);
  const gaveMilk = calvings.some((calving) => {
    const days = firstDay - dayOf(calving);
    return days >= 0 && days <= LACTATION_DAYS;
  });
  return medicine.milkHours === null && gaveMilk
    ? Math.max(VETS_MINIMUM_DAYS, medicine.meatDays)
    : medicine.meatDays;
}

/** The hours of the cow's calvings until then, including that hour. */
function calvingsOf(book: Book, cow: string, until: Hour): Hour[] {
  return book.calvings.filter((calving) => calving.cow === cow && calving.at <= until).map(({ at }) => at);
}

/** The cow's courses, with the doses until then, including that hour. */
function coursesOf(book: Book, cow: string, until: Hour): Course[] {
  const doses = book.doses
    .filter((dose) => dose.cow === cow && dose.at <= until)
    .sort((a, b) => a.at - b.at);
  const courses: Course[] = [];
  /** The latest course of each medicine. */
  const latest = new Map<string, Course>();
  for (const { medicine: name, at } of doses) {
    const course = latest.get(name);
    if (course && at - course.last <= COURSE_GAP) {
      course.last = at;
      course.doses += 1;
      continue;
    }
    const medicine = book.medicines.find((known) => known.name === name);
    if (!medicine) throw new Error(`Unknown medicine: ${name}`);
    const started: Course = { medicine, first: at, last: at, doses: 1 };
    courses.push(started);
    latest.set(name, started);
  }
  return courses;
}
