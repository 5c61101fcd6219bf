import type { Book } from "./src/herd";
import { mayDeliver, mayDeliverFrom, maySlaughter, tank } from "./src/withholding";

/** Two cows, up to six doses and two calvings. Gaps near 36 hours, ends at milkings and plans are frequent. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const base = pick([0, 0, 7_320]);
  const hour = () => base + pick([0, 6, 18, 30, 36, 42, 66, 78, 102, 138, 198]) + below(3);
  const milking = base + 6 + 12 * below(40);
  const medicines = [
    { name: "Orbix", milkHours: pick([0, 12, 37, 72]), meatDays: pick([0, 5, 10]) },
    { name: "Lenta", milkHours: 96, meatDays: 4 },
    { name: "Siccal", milkHours: null, meatDays: pick([10, 35]) },
  ];
  const known = ["Orbix", "Orbix", "Lenta", "Siccal"];
  const doses = Array.from({ length: pick([0, 1, 2, 5, 6]) }, () => ({
    cow: pick(["Rosa", "Rosa", "Bella"]),
    medicine: random() < 0.02 ? "Neomax" : pick(known),
    at: hour(),
  }));
  const calvings = Array.from({ length: pick([0, 0, 1, 2]) }, () => ({
    cow: "Rosa",
    at: random() < 0.5 ? hour() : pick([0, 20, 23, 24, 48]),
  }));
  return [{ medicines, doses, calvings }, milking, hour(), Math.floor(base / 24) + below(45)];
}

/** What the parlour asks about Rosa, errors by their kind, and the book as it is afterwards. */
export function call(args: unknown[]): unknown {
  const [book, milking, hour, day] = args as [Book, number, number, number];
  const answer = (ask: () => unknown) => {
    try {
      return ask();
    } catch (error) {
      if (error instanceof RangeError) return "RangeError";
      return error instanceof Error && error.message.includes("Neomax") ? "Neomax" : "another error";
    }
  };
  const cows = ["Rosa", "Bella"];
  return {
    mayDeliver: answer(() => mayDeliver(book, "Rosa", milking)),
    mayDeliverFrom: answer(() => mayDeliverFrom(book, "Rosa", hour)),
    maySlaughter: answer(() => maySlaughter(book, "Rosa", day)),
    tank: answer(() => [...tank(book, cows, milking)].sort()),
    notMilking: answer(() => tank({ ...book, doses: [] }, [], milking + 1)),
    after: JSON.stringify([book, cows]),
  };
}
