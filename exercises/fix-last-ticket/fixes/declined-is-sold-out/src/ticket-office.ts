import type { Payments, Sale, Tour } from "./tour";
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
 * A list is changed only from the version that was read: if somebody was faster, it is read again. A seat is taken
 * before it is paid for, so that nobody pays for one that is gone.
 */
export function ticketOffice({ table, payments, newTicket }: OfficeDeps) {
  /** Sells one seat. Rejects with the payment company's error if the card is declined; nothing is sold then. */
  async function sell(tourId: string): Promise<Sale> {
    const ticket = newTicket();
    let isFull = false;
    const tour = await changeList(tourId, ({ tickets, seats }) => {
      isFull = tickets.length >= seats;
      return isFull ? undefined : [...tickets, ticket];
    });
    if (!tour) return { sold: false, why: "unknown-tour" };
    if (isFull) return { sold: false, why: "sold-out" };

    try {
      await payments.charge(ticket, tour.price);
    } catch {
      await strike(tourId, ticket);
      return { sold: false, why: "sold-out" };
    }
    return { sold: true, ticket };
  }

  /** Takes a ticket back and returns the money. False if it is not on the tour's list. */
  async function takeBack(tourId: string, ticket: string): Promise<boolean> {
    const tour = await table.read(tourId);
    if (!tour?.tickets.includes(ticket)) return false;

    await payments.payBack(ticket);
    await strike(tourId, ticket);
    return true;
  }

  async function strike(tourId: string, ticket: string): Promise<void> {
    await changeList(tourId, ({ tickets }) => tickets.filter((sold) => sold !== ticket));
  }

  /** Changes a tour's list from what stands there at the time of writing. `change` may leave it with undefined. */
  async function changeList(tourId: string, change: (tour: Tour) => string[] | undefined): Promise<Tour | undefined> {
    while (true) {
      const tour = await table.read(tourId);
      const tickets = tour && change(tour);
      if (!tickets || (await table.writeUnlessChanged({ ...tour, tickets }))) return tour;
    }
  }

  return { sell, takeBack };
}
