import { ageOn, signerOn } from "./src/age";

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A birth and a visit after it, most often within two days of a birthday, and often near an age that matters. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const text = (year: number, month: number, date: number) =>
    [year, String(month + 1).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
  const year = 1930 + below(90);
  const month = below(12);
  const isLeapDay = year % 4 === 0 && random() < 0.05;
  const born = isLeapDay ? text(year, 1, 29) : text(year, month, 1 + below(LENGTHS[month]!));
  const age = random() < 0.5 ? [0, 1, 14, 18][below(4)]! : below(90);
  const birthday = Date.UTC(year + age, isLeapDay ? 1 : month, Number(born.slice(8)));
  const apart = random() < 0.7 ? below(5) - 2 : below(365);
  const visit = new Date(birthday + apart * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return [born, visit < born ? born : visit];
}

export function call(args: unknown[]): unknown {
  const [born, day] = args as [string, string];
  return { age: ageOn(born, day), signer: signerOn(born, day) };
}
