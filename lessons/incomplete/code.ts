export interface Bike {
  status: "out" | "ready" | "workshop";
}

export interface Rider {
  /** Cents that we hold back until the bike is returned. */
  deposit: number;
  /** Cents that the rider has paid so far. */
  paid: number;
}

export interface Return {
  readonly minutes: number;
  readonly brokeDown: boolean;
}

const PRICE_PER_HOUR = 400;

/** Takes a bike back. Returns what the rider pays for this ride, in cents. */
export function takeBack(bike: Bike, rider: Rider, { minutes, brokeDown }: Return): number {
  if (bike.status !== "out") throw new Error("This bike has not been hired");

  // Broken bikes are free of charge and go to the workshop.
  if (brokeDown) {
    bike.status = "workshop";
    return 0;
  }

  const hours = Math.max(1, Math.ceil(minutes / 60));
  const price = hours * PRICE_PER_HOUR;
  rider.paid += price;
  rider.deposit = 0;
  bike.status = "ready";
  return price;
}
