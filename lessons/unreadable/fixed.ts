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

/** "12:05" for 725 seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long an athlete took for each part. */
export function process({ name, t1: outOfWater, t2: offBike, t3: finish }: Athlete): Result {
  return {
    name,
    swim: clock(outOfWater),
    bike: clock(offBike - outOfWater),
    run: clock(finish - offBike),
  };
}
