export interface Finisher {
  readonly name: string;
  readonly place: number;
}

const SUFFIXES: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd" };

/** An English ordinal: 1st, 2nd, 3rd, 4th. */
export function ordinal(place: number): string {
  const lastTwo = place % 100;
  const isTeen = lastTwo >= 11 && lastTwo <= 13;
  return `${place}${(isTeen ? undefined : SUFFIXES[place % 10]) ?? "th"}`;
}

/** The line under the name on a certificate. */
export function certificate({ name, place }: Finisher): string {
  const medal = place <= 3 ? " and won a medal" : "";
  return `${name} finished ${ordinal(place)}${medal}`;
}
