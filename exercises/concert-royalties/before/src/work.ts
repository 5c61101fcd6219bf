/** A part of the rights in a work. */
export interface Share {
  /** The name of a person or publisher; "?" if we don't know it. The same name is the same holder. */
  readonly holder: string;
  /** Whole parts. They don't have to add up to 100: two shares of 1 are a half each. */
  readonly parts: number;
}

export interface Work {
  readonly id: string;
  readonly title: string;
  readonly composer: string;
  /**
   * The last year in which the work is protected, to its end. "public" if it isn't any more. null if no one has
   * looked it up: then we treat it as protected.
   */
  readonly protectedUntil: number | "public" | null;
  /** Never empty for a protected work. */
  readonly shares: readonly Share[];
}

/** Works by their id. */
export type Catalogue = ReadonlyMap<string, Work>;

/** Whether a work is protected on a day: "2026-04-18". */
export function isProtected({ protectedUntil }: Work, day: string): boolean {
  if (protectedUntil === "public") return false;
  return protectedUntil === null || Number(day.slice(0, 4)) <= protectedUntil;
}
