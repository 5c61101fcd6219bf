import type { Booking, Letters, PriceList } from "../src/booking";
import { Bookings } from "../src/bookings";
import { BookingStore } from "../src/store";

/** What the price service does for one patient, in place of answering 45.00 after 10 ms. */
interface Behaviour {
  readonly after?: number;
  readonly fails?: string;
}

/** Lets so many milliseconds pass. Time is the sandbox's: nothing waits in earnest. */
export const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A clinic with an empty table, and a record of letters and of requests to the price service. */
export function clinic(store = new BookingStore()) {
  const sent: Booking[] = [];
  const asked: string[] = [];
  const behaviours = new Map<string, Behaviour>();
  const prices: PriceList = {
    async priceOf(slotId, patientId) {
      asked.push(`${slotId} ${patientId}`);
      const { after = 10, fails } = behaviours.get(patientId) ?? {};
      await pass(after);
      if (fails) throw new Error(fails);
      return 4500;
    },
  };
  const letters: Letters = { confirm: async (booking) => void sent.push(booking) };
  return {
    store,
    /** Letters, in the order in which they went out. */
    sent,
    /** "tue-0930 lind": requests to the price service. */
    asked,
    bookings: new Bookings(store, prices, letters),
    priceServiceFor: (patientId: string, behaviour: Behaviour) => void behaviours.set(patientId, behaviour),
  };
}
