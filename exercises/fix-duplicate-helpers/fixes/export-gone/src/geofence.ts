import { metresBetween, type Place } from "./geo";

/** As the vehicles send it: longitude first. */
export type Position = readonly [lon: number, lat: number];

const placeOf = ([lon, lat]: Position): Place => ({ lat, lon });

/** Whether a vehicle is at a stop: within 40 metres, those included. */
export function hasArrived(vehicle: Position, stop: Position): boolean {
  return metresBetween(placeOf(vehicle), placeOf(stop)) <= 40;
}

/** How far a vehicle has strayed from where it ought to be: none of, a little off, or off its route. */
export function straying(vehicle: Position, expected: Position): "none" | "little" | "off-route" {
  const meters = metresBetween(placeOf(vehicle), placeOf(expected));
  if (meters < 60) return "none";
  return meters < 300 ? "little" : "off-route";
}
