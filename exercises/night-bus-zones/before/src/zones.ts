/** Which map of zones: by day four rings, by night three wider ones. */
export type ZoneKind = "day" | "night";

/** The ring of each stop by its id, 1 for the centre. */
export type ZoneMap = ReadonlyMap<string, number>;

/** The planning department's service. It is asked over the network. */
export interface ZoneService {
  load(kind: ZoneKind): Promise<ZoneMap>;
}

export class NoZoneError extends Error {
  constructor(readonly stop: string) {
    super(`${stop} is in no zone`);
    this.name = "NoZoneError";
  }
}

/** The ring of a stop. Throws `NoZoneError` for a stop outside of all rings. */
export function ringOf(map: ZoneMap, stop: string): number {
  const ring = map.get(stop);
  if (ring === undefined) throw new NoZoneError(stop);
  return ring;
}
