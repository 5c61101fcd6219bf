import type { Place } from "./geo";

const EARTH_RADIUS_M = 6371000;
/** Streets are not straight. */
const DETOUR = 1.3;
const METRES_PER_MINUTE = 75;

function degToRad(deg: number): number {
  return (deg * Math.PI) / 180;
}

/** Calculates the great-circle distance between two coordinates in meters. */
function getDistance(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const deltaLat = degToRad(lat2 - lat1);
  const deltaLon = degToRad(lon2 - lon1);

  const a =
    Math.sin(deltaLat / 2) * Math.sin(deltaLat / 2) +
    Math.cos(degToRad(lat1)) * Math.cos(degToRad(lat2)) * Math.sin(deltaLon / 2) * Math.sin(deltaLon / 2);
  const c = 2 * Math.atan2(Math.sqrt(a), Math.sqrt(1 - a));

  return EARTH_RADIUS_M * c;
}

/** Minutes on foot from one place to another, rounded up. */
export function walkMinutes(from: Place, to: Place): number {
  return Math.ceil((getDistance(from.lat, from.lon, to.lat, to.lon) * DETOUR) / METRES_PER_MINUTE);
}
