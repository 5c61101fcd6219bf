import type { Network } from "./network";
import { exportComplaints, exportRevenue } from "./office-exports";
import type { Order, Outcome } from "./order";
import type { Person } from "./people";
import { exportDelays, exportRides } from "./traffic-exports";

export interface Desk {
  readonly network: Network;
  /** "2026-11-20". */
  readonly today: () => string;
  /** Adds a line to the audit. */
  readonly audit: (line: string) => void;
}

/** Runs an export for somebody, or says why not. */
export async function runExport(desk: Desk, person: Person, order: Order): Promise<Outcome> {
  switch (order.what) {
    case "rides":
      return exportRides(desk, person, order);
    case "delays":
      return exportDelays(desk, person, order);
    case "complaints":
      return exportComplaints(desk, person, order);
    case "revenue":
      return exportRevenue(desk, person, order);
  }
}
