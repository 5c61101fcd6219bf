import { priceOf } from "./prices";
import { signTicket } from "./signing";

/** Sells a ride: asks for its price and gives the code that is printed on the ticket. */
export async function sell(id: string, from: string, to: string): Promise<{ cents: number; code: string }> {
  const cents = await priceOf(from, to);
  return { cents, code: signTicket({ id, from, to, cents }) };
}
