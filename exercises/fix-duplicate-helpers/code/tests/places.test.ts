import { describe, expect, it } from "vitest";
import { rideLine } from "../src/dispatch-report";
import { distanceFare } from "../src/distance-fare";
import { hasArrived } from "../src/geofence";
import { nearestStop } from "../src/nearest-stop";
import { routeLength } from "../src/route-length";
import { walkMinutes } from "../src/walk-time";

const mint = { name: "Old Mint", lat: 50.11, lon: 8.68 };
const harbour = { name: "Harbour", lat: 50.1, lon: 8.68 };

describe("places", () => {
  it("have a nearest stop", () => {
    expect(nearestStop({ lat: 50.108, lon: 8.68 }, [harbour, mint])).toBe(mint);
  });

  it("can be walked to", () => {
    expect(walkMinutes(mint, { lat: 50.112, lon: 8.68 })).toBe(4);
  });

  it("are reached by vehicles", () => {
    expect(hasArrived([8.68, 50.11], [8.68, 50.1103])).toBe(true);
  });

  it("lie on routes", () => {
    expect(routeLength([mint, harbour, mint])).toBe(2224);
  });

  it("cost the base price if nobody goes anywhere", () => {
    expect(distanceFare(mint, mint)).toBe(180);
    expect(rideLine(mint, mint)).toBe("0.0 km, 1.80");
  });
});
