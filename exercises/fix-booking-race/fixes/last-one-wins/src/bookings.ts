import type { Booking, BookResult, Letters, PriceList } from "./booking";
import type { BookingStore } from "./store";

const TAKEN: BookResult = { ok: false, reason: "taken" };
const NOT_BOOKED: BookResult = { ok: false, reason: "not-booked" };

/**
 * Booking, moving and cancelling visits.
 *
 * Availability is always verified against the store before anything is written, so a slot cannot be given to two
 * patients. All operations are asynchronous and never block each other.
 */
export class Bookings {
  constructor(
    private readonly store: BookingStore,
    private readonly prices: PriceList,
    private readonly letters: Letters,
  ) {}

  /**
   * Books a slot for a patient and sends a confirmation.
   *
   * @throws whatever the price service throws; nothing is booked then
   */
  async book(slotId: string, patientId: string): Promise<BookResult> {
    // Check availability first: price requests cost money.
    if (!(await this.isAvailable(slotId))) return TAKEN;

    const price = await this.prices.priceOf(slotId, patientId);
    const booking: Booking = { slotId, patientId, price };

    // Removes a booking that was made in the meantime.
    await this.store.remove(booking.slotId);
    await this.store.put(booking);
    await this.letters.confirm(booking);
    return { ok: true, booking };
  }

  /**
   * Moves a patient's visit to another slot, at that slot's price. The old slot is kept until the new one is safe.
   */
  async move(fromSlotId: string, toSlotId: string, patientId: string): Promise<BookResult> {
    const current = await this.store.find(fromSlotId);
    if (current?.patientId !== patientId) return NOT_BOOKED;
    if (fromSlotId === toSlotId) return { ok: true, booking: current };
    if (!(await this.isAvailable(toSlotId))) return TAKEN;

    const price = await this.prices.priceOf(toSlotId, patientId);
    const booking: Booking = { ...current, slotId: toSlotId, price };

    // Removes a booking that was made in the meantime.
    await this.store.remove(booking.slotId);
    await this.store.put(booking);
    await this.store.remove(fromSlotId);
    await this.letters.confirm(booking);
    return { ok: true, booking };
  }

  /** Cancels a visit. False if the patient has no booking for the slot. */
  async cancel(slotId: string, patientId: string): Promise<boolean> {
    const current = await this.store.find(slotId);
    if (current?.patientId !== patientId) return false;
    await this.store.remove(slotId);
    return true;
  }

  private async isAvailable(slotId: string): Promise<boolean> {
    return (await this.store.find(slotId)) === null;
  }
}
