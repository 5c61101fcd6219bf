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
    await payments.charge(ticket, tour.price);
    // Make sure that nobody was faster.
    const current = await table.read(tourId);
    if (!current || current.tickets.length >= current.seats) {
      await payments.payBack(ticket);
      return { sold: false, why: "sold-out" };
    }
    await table.write({ ...current, tickets: [...current.tickets, ticket] });
    return { sold: true, ticket };
  }

  /** Takes a ticket back and returns the money. False if it is not on the tour's list. */
  async function takeBack(tourId: string, ticket: string): Promise<boolean> {
    const tour = await table.read(tourId);
    if (!tour?.tickets.includes(ticket)) return false;

    await payments.payBack(ticket);
    await table.write({ ...tour, tickets: tour.tickets.filter((sold) => sold !== ticket) });
    return true;
  }

  return { sell, takeBack };
}
