import type { Fare, Rider, Trip } from "./fare";

const toCents = (euros: number) => Math.round(euros * 100);

export function fareFor(trip: Trip, rider: Rider): Fare {
  const zone = trip.zone || 1;
  const rides = trip.rides || 1;
  const { age } = rider;
  if (!(age >= 0)) throw new Error("age?");
  if (age < 6) return { amount: 0, currency: "EUR", reason: "free", rides };

  const isChild = age < 15;
  const isSenior = age >= 65;
  const price = zone == 1 ? 2.5 : zone == 2 ? 3.6 : 4.8;
  const share = isChild ? 0.5 : isSenior ? 0.7 : 1;
  const perRide = toCents(price * share * (trip.offPeak ? 0.85 : 1)) / 100;
  const total = perRide * (rides - Math.floor(rides / 10));
  return {
    amount: Math.round(total * 100) / 100,
    currency: "EUR",
    reason: isChild ? "child" : isSenior ? "senior" : "full",
    rides,
  };
}
