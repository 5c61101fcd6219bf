import { labelPages, type Parcel } from "./labels";
import type { PrintRoom } from "./print-room";

/** A table at which somebody packs. Several may share a printer. */
export interface Station {
  readonly id: string;
  readonly printerId: string;
}

export interface StationDeps {
  readonly room: PrintRoom;
}

/** Prints the labels of a parcel. Rejects if they are not all printed. */
export async function printLabels({ room }: StationDeps, station: Station, parcel: Parcel): Promise<void> {
  await room.print(station.printerId, { id: parcel.id, pages: labelPages(parcel) });
}
