/** A visit that was promised to a patient. */
export interface Booking {
  /** "tue-0930": the day and the time. */
  readonly slotId: string;
  readonly patientId: string;
  /** Cents; what the patient pays depends on the insurance. */
  readonly price: number;
}

export type BookResult =
  | { readonly ok: true; readonly booking: Booking }
  | { readonly ok: false; readonly reason: "taken" | "not-booked" };

/** The insurance's price service, over the network: slow at times, down at times, and paid by the request. */
export interface PriceList {
  priceOf(slotId: string, patientId: string): Promise<number>;
}

/** Sends letters to patients. */
export interface Letters {
  confirm(booking: Booking): Promise<void>;
}
