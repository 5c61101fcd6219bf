import type { Ride } from "../src/fares";
import { ZoneCache } from "../src/zone-cache";
import type { ZoneKind, ZoneMap, ZoneService } from "../src/zones";

const MAPS: Record<ZoneKind, ZoneMap> = {
  day: new Map([["mint", 1], ["harbour", 2], ["fair", 3], ["airport", 4]]),
  night: new Map([["mint", 1], ["harbour", 1], ["fair", 2], ["airport", 3]]),
};

/** A cache over a service that notes what it was asked for, with a clock to be set. */
export function zones() {
  const asked: ZoneKind[] = [];
  const clock = { ms: 0 };
  const service: ZoneService = {
    async load(kind) {
      asked.push(kind);
      return MAPS[kind];
    },
  };
  return { zones: new ZoneCache(service, () => clock.ms), asked, clock };
}

/** A Thursday's ride on line 12 at noon, unless it is said otherwise. */
export const rideWith = (changes: Partial<Ride>): Ride => ({
  ...{ line: "12", from: "mint", to: "harbour", day: "2026-11-19", start: 720, reduced: false },
  ...changes,
});
