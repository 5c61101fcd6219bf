import { rideLine } from "./src/dispatch-report";
import { calcDistance, distanceFare } from "./src/distance-fare";
import { hasArrived, straying } from "./src/geofence";
import { nearestStop } from "./src/nearest-stop";
import { routeLength } from "./src/route-length";
import { walkMinutes } from "./src/walk-time";

/** Metres between two places, as the five files have it today. */
function metres(a, b) {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const h = Math.sin(rad(b.lat - a.lat) / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}
/** Whether a value is so near to a step that the last digits of a calculation decide. */
const isOnStep = (value) => Math.abs(value - Math.round(value)) < 1e-6;
const isOn = (value, step) => Math.abs(value - step) < 1e-6;

const place = (d) => ({ lat: d.oneOf(() => 50.11, () => d.int(-80, 80)), lon: d.oneOf(() => 8.68, () => d.int(-179, 179)) });
/** A place near another one: metres that matter to one of the five files, in any direction. */
const near = (d, { lat, lon }) => {
  const far = d.pick([0, 10, 39.9, 40.1, 59.9, 60.1, 299.9, 300.1, 499.9, 500.1, 999, 1_001, 2_224]) + d.random() * 0.05;
  const [up, right] = d.pick([[1, 0], [0, 1], [-1, 0], [0, -1], [0.6, 0.8]]);
  const degrees = far / 111_194.9266;
  return { lat: lat + up * degrees, lon: lon + (right * degrees) / Math.cos((lat * Math.PI) / 180) };
};
const pair = (d) => {
  const from = place(d);
  return { from, to: d.oneOf(() => near(d, from), () => near(d, from), () => place(d)) };
};
const positionOf = ({ lat, lon }) => [lon, lat];

export const properties = [
  {
    says: "distances, fares, walking times and geofences are the same, to the metre, the minute and the cent",
    from: ["Nothing visible changes, not by a metre, a minute or a cent.", "What is exported today stays exported, under the same name and with the same unit."],
    draw: pair,
    holds: ({ from, to }) => {
      const far = metres(from, to);
      const km = far / 1_000;
      const minutes = (far * 1.3) / 75;
      const isSame = (got, wanted, value) => isOnStep(value) || got === wanted;
      const fare = 180 + Math.ceil(km) * 22;
      const vehicle = positionOf(from);
      const stop = positionOf(to);
      return (
        Math.abs(calcDistance(from, to) - km) < 1e-6 &&
        (far === 0 ? distanceFare(from, to) === 180 && walkMinutes(from, to) === 0 : true) &&
        isSame(distanceFare(from, to), fare, km) &&
        (isOnStep(km) || isOnStep(km * 10 + 0.5) || rideLine(from, to) === `${km.toFixed(1)} km, ${(fare / 100).toFixed(2)}`) &&
        isSame(walkMinutes(from, to), Math.ceil(minutes), minutes) &&
        (isOn(far, 40) || hasArrived(vehicle, stop) === far <= 40) &&
        (isOn(far, 60) || isOn(far, 300) || straying(vehicle, stop) === (far < 60 ? "none" : far < 300 ? "little" : "off-route"))
      );
    },
  },
  {
    says: "the nearest stop within 500 metres is found; of several that are equally near, the first",
    from: ["Nothing visible changes, not by a metre, a minute or a cent."],
    draw: (d) => {
      const here = place(d);
      const stops = d.list(0, 4, (i) => ({ name: `s${i}`, ...near(d, here) }));
      return { here, stops: d.chance(0.3) ? [...stops, ...stops.map((stop) => ({ ...stop, name: `${stop.name} again` }))] : stops };
    },
    holds: ({ here, stops }) => {
      const got = nearestStop(here, stops);
      const reachable = stops.filter((stop) => metres(here, stop) <= 500);
      if (!got) return reachable.length === 0 || stops.some((stop) => isOn(metres(here, stop), 500));
      const first = stops.find((stop) => stop.lat === got.lat && stop.lon === got.lon);
      const least = Math.min(...reachable.map((stop) => metres(here, stop)));
      return got === first && metres(here, got) <= least + 1e-6;
    },
  },
  {
    says: "a route's legs are rounded one by one and added up",
    from: ["Nothing visible changes, not by a metre, a minute or a cent."],
    draw: (d) => {
      const route = d.list(0, 5, () => place(d));
      return d.chance(0.5) ? route.flatMap((one) => [one, near(d, one)]) : route;
    },
    holds: (route) => {
      let total = 0;
      for (const [i, to] of route.entries()) {
        if (i === 0) continue;
        const far = metres(route[i - 1], to);
        if (isOnStep(far + 0.5)) return true;
        total += Math.round(far);
      }
      return routeLength(route) === total;
    },
  },
];
