import type { Fare, Rider, Trip } from "./fare";

// 2009: new zones. 2014: tenth ride free. Do not touch, the machines rely on it!!
export function fareFor(trip: Trip, rider: Rider): Fare {
  var zone = trip.zone || 1;
  var rides = trip.rides || 1;
  if (!(rider.age >= 0)) throw new Error("age?");
  if (rider.age < 6) return { amount: 0, currency: "EUR", reason: "free", rides: rides };

  var amount = zone == 1 ? 2.5 : zone == 2 ? 3.6 : 4.8;
  var reason = "full";
  if (rider.age < 15) {
    amount = amount / 2;
    reason = "child";
  } else if (rider.age >= 65) {
    amount = amount * 0.7;
    reason = "senior";
  }
  if (trip.offPeak) amount = amount * 0.85;
  amount = amount * (rides - Math.floor(rides / 10));
  return { amount: Math.round(amount * 100) / 100, currency: "EUR", reason: reason, rides: rides };
}
