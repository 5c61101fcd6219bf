import type { Log } from "./log";
import type { Partner } from "./partners";

export interface Measurement {
  readonly station: string;
  readonly value: number;
  readonly partner: string;
}

export interface MeasurementStore {
  add(measurement: Measurement): Promise<void>;
}

/** Stores what a station has measured. */
export async function addMeasurement(
  { store, log }: { readonly store: MeasurementStore; readonly log: Log },
  partner: Partner,
  station: string,
  value: number,
): Promise<Measurement> {
  const measurement = { station, value, partner: partner.name };
  await store.add(measurement);
  log.info("measurement stored", { station });
  return measurement;
}
