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
  /** The end of the line in front of each slot. */
  private readonly lines = new Map<string, Promise<unknown>>();

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
    return this.inLine(slotId, () => this.bookNow(slotId, patientId));
  }

  private async bookNow(slotId: string, patientId: string): Promise<BookResult> {
    // Check availability first: price requests cost money.
    if (!(await this.isAvailable(slotId))) return TAKEN;

    const price = await this.prices.priceOf(slotId, patientId);
    const booking: Booking = { slotId, patientId, price };

    await this.store.put(booking);
    await this.letters.confirm(booking);
    return { ok: true, booking };
  }

  /**
   * Moves a patient's visit to another slot, at that slot's price. The old slot is kept until the new one is safe.
   */
  async move(fromSlotId: string, toSlotId: string, patientId: string): Promise<BookResult> {
    return this.inLine(toSlotId, () => this.moveNow(fromSlotId, toSlotId, patientId));
  }

  /** Waits for all who asked for this slot before, whatever became of them. */
  private async inLine(slotId: string, work: () => Promise<BookResult>): Promise<BookResult> {
    const before = this.lines.get(slotId) ?? Promise.resolve();
    const result = before.then(work, work);
    this.lines.set(slotId, result);
    try {
      return await result;
    } finally {
      if (this.lines.get(slotId) === result) this.lines.delete(slotId);
    }
  }

  private async moveNow(fromSlotId: string, toSlotId: string, patientId: string): Promise<BookResult> {
    const current = await this.store.find(fromSlotId);
    if (current?.patientId !== patientId) return NOT_BOOKED;
    if (fromSlotId === toSlotId) return { ok: true, booking: current };
    if (!(await this.isAvailable(toSlotId))) return TAKEN;

    const price = await this.prices.priceOf(toSlotId, patientId);
    const booking: Booking = { ...current, slotId: toSlotId, price };

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
