import { monthlyBill, parkingFee } from "./src/parking";
import type { Stay } from "./src/stay";

/** Up to four stays of three cars, mostly with times and lengths near a limit of the tariff. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const stay = (): Stay => {
    const clock = random() < 0.6 ? pick([1, 360, 1_170, 1_200, 1_438]) + below(3) - 1 : below(1_440);
    const arrival = below(30) * 1_440 + clock;
    const length = random() < 0.7 ? pick([1, 15, 30, 60, 330, 360, 1_440, 1_470, 2_880]) + below(3) - 1 : below(4_500);
    return { plate: pick(["QS 1", "QS 2", "HB 7"]), arrival, departure: arrival + length };
  };
  return [Array.from({ length: pick([0, 1, 1, 1, 2, 3, 4]) }, stay)];
}

/** The fee of each stay, the rows in one order, and the list as it is afterwards. */
export function call(args: unknown[]): unknown {
  const [stays] = args as [Stay[]];
  const fees = stays.map((stay) => parkingFee(stay));
  const rows = monthlyBill(stays)
    .map(({ plate, cents }) => ({ plate, cents }))
    .sort((a, b) => (a.plate < b.plate ? -1 : 1));
  return { fees, rows, after: stays.map(({ plate, arrival, departure }) => `${plate} ${arrival} ${departure}`) };
}
