import type { Book, Day, Hour, Medicine } from "./herd";

interface Period {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}
const covers = (periods: readonly Period[], time: number) => periods.some(({ from, to }) => from <= time && time < to);

/** The hours of the doses of each course that have happened. */
function coursesOf(book: Book, cow: string, has: (at: Hour) => boolean): { medicine: Medicine; hours: Hour[] }[] {
  const own = book.doses.filter((dose) => dose.cow === cow && has(dose.at));
  return [...new Set(own.map(({ medicine }) => medicine))].flatMap((name) => {
    const medicine = book.medicines.find((one) => one.name === name);
    if (medicine === undefined) throw new Error(`The list of medicines lacks ${name}`);
    const hours = own.flatMap((dose) => (dose.medicine === name ? [dose.at] : [])).sort((a, b) => a - b);
    const starts = hours.flatMap((at, i) => (i === 0 || at - hours[i - 1]! > 36 ? [i] : []));
    return starts.map((start, i) => ({ medicine, hours: hours.slice(start, starts[i + 1]) }));
  });
}

/** When her milk is withheld, as known at an hour. */
function milkPeriods(book: Book, cow: string, now: Hour): Period[] {
  const has = (at: Hour) => at <= now;
  const calvings = book.calvings.filter((one) => one.cow === cow && has(one.at)).map(({ at }) => at);
  const periods: Period[] = calvings.map((at) => ({ from: at, to: at + 108 }));
  for (const { medicine, hours } of coursesOf(book, cow, has)) {
    const last = hours.at(-1)!;
    periods.push(...hours.map((at) => ({ from: at, to: at + 1 })));
    if (medicine.milkHours === null) {
      const calved = calvings.filter((at) => at > last).sort((a, b) => a - b)[0];
      periods.push({ from: last, to: calved === undefined ? Infinity : calved + 120 });
    } else {
      const halves = hours.length < 4 ? 2 : 3;
      periods.push({ from: last, to: last + Math.ceil((medicine.milkHours * halves) / 2) });
    }
  }
  return periods;
}

function milking(at: Hour): void {
  if (at % 24 !== 6 && at % 24 !== 18) throw new RangeError("We milk at 6:00 and at 18:00");
}

export function mayDeliver(book: Book, cow: string, at: Hour): boolean {
  const periods = milkPeriods(book, cow, at);
  milking(at);
  return !covers(periods, at);
}

export function mayDeliverFrom(book: Book, cow: string, at: Hour): Hour | null {
  const periods = milkPeriods(book, cow, at);
  if (periods.some(({ to }) => to === Infinity)) return null;
  let hour = Math.floor(at / 12) * 12 + 6;
  while (hour < at || covers(periods, hour)) hour += 12;
  return hour;
}

export function maySlaughter(book: Book, cow: string, day: Day): boolean {
  const dayOf = (hour: Hour) => Math.floor(hour / 24);
  const has = (at: Hour) => dayOf(at) <= day;
  const calvings = book.calvings.filter((one) => one.cow === cow && has(one.at)).map(({ at }) => dayOf(at));
  return coursesOf(book, cow, has).every(({ medicine, hours }) => {
    const days = hours.map(dayOf);
    const isLikelyMilked = calvings.some((calved) => calved <= days[0]! && days[0]! - calved <= 305);
    const least = medicine.milkHours === null && isLikelyMilked ? 28 : 0;
    const last = days.at(-1)!;
    return !days.includes(day) && !covers([{ from: last + 1, to: last + 1 + Math.max(least, medicine.meatDays) }], day);
  });
}

export function tank(book: Book, cows: readonly string[], at: Hour): string[] {
  const all = cows.toReversed().filter((cow) => !covers(milkPeriods(book, cow, at), at));
  milking(at);
  return all;
}
