export interface Athlete {
  readonly name: string;
  /** Seconds since the start. */
  readonly t1: number;
  readonly t2: number;
  readonly t3: number;
}

export interface Result {
  readonly name: string;
  readonly swim: string;
  readonly bike: string;
  readonly run: string;
}

/** Process the data of an athlete. */
export function process(data: Athlete): Result {
  // Format the swim time
  const d1 = data.t1;
  const m1 = Math.floor(d1 / 60);
  const s1 = String(d1 % 60).padStart(2, "0");

  // Format the bike time
  const d2 = data.t2 - data.t1;
  const m2 = Math.floor(d2 / 60);
  const s2 = String(d2 % 60).padStart(2, "0");

  // Format the run time
  const d3 = data.t3 - data.t1;
  const m3 = Math.floor(d3 / 60);
  const s3 = String(d3 % 60).padStart(2, "0");

  return { name: data.name, swim: `${m1}:${s1}`, bike: `${m2}:${s2}`, run: `${m3}:${s3}` };
}
