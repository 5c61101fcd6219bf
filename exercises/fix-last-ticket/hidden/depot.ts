import { ticketOffice } from "../src/ticket-office";
import { TourTable } from "../src/tour-table";

/** What the payment company does with one charge, in place of taking the money after 10 ms. */
interface Charge {
  readonly takes?: number;
  readonly declined?: string;
}

/** Lets time go by. It is the sandbox's time: nobody waits in earnest. */
export function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A ticket office with some tours ("dusk" has four seats), of which so many are sold already. */
export async function depot(tours: Record<string, { seats: number; sold: number }> = { dusk: { seats: 4, sold: 0 } }) {
  const table = new TourTable();
  for (const [id, { seats, sold }] of Object.entries(tours)) {
    const tickets = Array.from({ length: sold }, (_, n) => `${id}-early-${n}`);
    await table.write({ id, seats, price: 1_200, tickets, version: 0 });
  }

  const charged: string[] = [];
  const paidBack: string[] = [];
  const script: Charge[] = [];
  let numbers = 0;
  const office = ticketOffice({
    table,
    newTicket: () => `t${++numbers}`,
    payments: {
      async charge(ticket) {
        const { takes = 10, declined } = script.shift() ?? {};
        await later(takes);
        if (declined) throw new Error(declined);
        charged.push(ticket);
      },
      async payBack(ticket) {
        await later(10);
        paidBack.push(ticket);
      },
    },
  });

  return {
    ...office,
    /** Tickets that were paid for, and that were paid back. */
    charged,
    paidBack,
    /** What the payment company does with the next charges, one after the other. */
    charges: (...next: Charge[]) => void script.push(...next),
    /** The list that the guide gets. */
    listOf: async (tourId: string) => [...((await table.read(tourId))?.tickets ?? [])].sort(),
  };
}
