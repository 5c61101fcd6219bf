import type { Payments, Sale } from "./tour";
import type { TourTable } from "./tour-table";

export interface OfficeDeps {
  readonly table: TourTable;
  readonly payments: Payments;
  /** A number that was never given before. */
  readonly newTicket: () => string;
}

/**
 * Sells tickets and takes them back.
 *
 * Each operation reads the tour afresh, so it always works on current numbers and can never oversell.
 */
export function ticketOffice({ table, payments, newTicket }: OfficeDeps) {
  /** Sells one seat. Rejects with the payment company's error if the card is declined; nothing is sold then. */
  async function sell(tourId: string): Promise<Sale> {
    const tour = await table.read(tourId);
    if (!tour) return { sold: false, why: "unknown-tour" };

    const isFull = tour.tickets.length >= tour.seats;
    if (isFull) return { sold: false, why: "sold-out" };

    const ticket = newTicket();
    // The seat is taken before it is paid for. Who was too slow gets none.
    const isOurs = await table.writeUnlessChanged({ ...tour, tickets: [...tour.tickets, ticket] });
    if (!isOurs) return { sold: false, why: "sold-out" };
    try {
      await payments.charge(ticket, tour.price);
    } catch (error) {
      await takeOff(tourId, ticket);
      throw error;
    }
    return { sold: true, ticket };
  }

  async function takeOff(tourId: string, ticket: string): Promise<void> {
    let isDone = false;
    while (!isDone) {
      const tour = await table.read(tourId);
      if (!tour) return;
      isDone = await table.writeUnlessChanged({ ...tour, tickets: tour.tickets.filter((sold) => sold !== ticket) });
    }
  }

  /** Takes a ticket back and returns the money. False if it is not on the tour's list. */
  async function takeBack(tourId: string, ticket: string): Promise<boolean> {
    const tour = await table.read(tourId);
    if (!tour?.tickets.includes(ticket)) return false;

    await payments.payBack(ticket);
    await takeOff(tourId, ticket);
    return true;
  }

  return { sell, takeBack };
}
