import type { Booking } from "./booking";

/**
 * The table of bookings, one row a slot. Belongs to the platform team.
 *
 * Every call is a round trip to the database: the answer comes later, and other calls may be served in between. Each
 * call by itself is one statement, so it is done completely or not at all.
 */
export class BookingStore {
  private readonly rows = new Map<string, Booking>();

  /** The booking of a slot, or null if it is free. */
  async find(slotId: string): Promise<Booking | null> {
    await roundTrip();
    return this.rows.get(slotId) ?? null;
  }

  /** Writes a booking, over the one that is there, if any. Made for the import of the paper calendar. */
  async put(booking: Booking): Promise<void> {
    await roundTrip();
    this.rows.set(booking.slotId, booking);
  }

  /** Writes a booking if its slot is free. False, and nothing written, if it is not. */
  async insert(booking: Booking): Promise<boolean> {
    await roundTrip();
    if (this.rows.has(booking.slotId)) return false;
    this.rows.set(booking.slotId, booking);
    return true;
  }

  /** Frees a slot. Nothing happens if it is free already. */
  async remove(slotId: string): Promise<void> {
    await roundTrip();
    this.rows.delete(slotId);
  }
}

function roundTrip(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
