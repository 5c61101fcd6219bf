export interface Finisher {
  readonly name: string;
  readonly place: number;
}

const SUFFIXES: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd" };

/** An English ordinal: 1st, 2nd, 3rd, 4th. */
export function ordinal(place: number): string {
  // 11 is irregular: it takes "th" although it ends in 1.
  if (place === 11) return "11th";

  const lastDigit = place % 10;
  return `${place}${SUFFIXES[lastDigit] ?? "th"}`;
}

/** The line under the name on a certificate. */
export function certificate({ name, place }: Finisher): string {
  const medal = place <= 3 ? " and won a medal" : "";
  return `${name} finished ${ordinal(place)}${medal}`;
}
