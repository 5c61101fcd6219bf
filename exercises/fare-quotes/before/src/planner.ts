import type { FareEngine, Quote, Trip } from "./engine";

export interface PlannerDeps {
  readonly engine: FareEngine;
}

/** What the trip planner shows beside a connection. */
export class Planner {
  constructor(private readonly deps: PlannerDeps) {}

  async fareText(trip: Trip): Promise<string> {
    return textOf(await this.deps.engine.quote(trip));
  }
}

function textOf({ cents, zones }: Quote): string {
  const euros = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  return zones === 1 ? `${euros} EUR, 1 zone` : `${euros} EUR, ${zones} zones`;
}
