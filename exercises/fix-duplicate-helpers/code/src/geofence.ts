/** As the vehicles send it: longitude first. */
export type Position = readonly [lon: number, lat: number];

const EARTH = 6_371_000;
const rad = (d: number) => (d * Math.PI) / 180;

/** Metres between two positions. */
function metersBetween(p: Position, q: Position): number {
  const [lonP, latP] = p;
  const [lonQ, latQ] = q;
  const phi = rad(latQ - latP);
  const lambda = rad(lonQ - lonP);
  const s =
    Math.sin(phi / 2) ** 2 +
    Math.cos(rad(latP)) * Math.cos(rad(latQ)) * Math.sin(lambda / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(s));
}

/** Whether a vehicle is at a stop: within 40 metres, those included. */
export function hasArrived(vehicle: Position, stop: Position): boolean {
  return metersBetween(vehicle, stop) <= 40;
}

/** How far a vehicle has strayed from where it ought to be: none of, a little off, or off its route. */
export function straying(vehicle: Position, expected: Position): "none" | "little" | "off-route" {
  const meters = metersBetween(vehicle, expected);
  if (meters < 60) return "none";
  return meters < 300 ? "little" : "off-route";
}
