export interface Hill {
  /** Metres, a whole number. */
  readonly kPoint: number;
  /** Points for a metre, with at most one decimal. */
  readonly perMetre: number;
  /** Points for a metre per second of wind, with at most two decimals. */
  readonly perWind: number;
  /** The gate that the jury has chosen. A higher number is a higher gate. */
  readonly gate: number;
  /** Points for a gate, with at most two decimals. */
  readonly perGate: number;
}

export interface Jump {
  readonly jumper: string;
  /** Metres, in steps of half a metre. */
  readonly metres: number;
  /** The marks of the five judges: 0 to 20 in steps of half a point. */
  readonly marks: readonly number[];
  /** Metres per second, with at most two decimals. */
  readonly wind: number;
  /** The gate that the jumper has started from. */
  readonly gate: number;
  readonly fell: boolean;
  readonly disqualified: boolean;
}

export interface Row {
  readonly jumper: string;
  /** 1 is the best; null for a jumper whose jumps were all disqualified. */
  readonly rank: number | null;
  readonly points: number;
}

/** See `src/jumps.ts`. */
export type JumpPoints = (hill: Hill, jump: Jump) => number;
export type Ranking = (hill: Hill, jumps: readonly Jump[]) => Row[];
