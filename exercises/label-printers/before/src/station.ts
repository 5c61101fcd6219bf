import type { Driver } from "./driver";
import { labelPages, type Parcel } from "./labels";

/** A table at which somebody packs. Several may share a printer. */
export interface Station {
  readonly id: string;
  readonly printerId: string;
}

export interface StationDeps {
  readonly driver: Driver;
}

/** Prints the labels of a parcel. */
export async function printLabels({ driver }: StationDeps, station: Station, parcel: Parcel): Promise<void> {
  await Promise.all(labelPages(parcel).map((page) => driver.send(station.printerId, page)));
}
