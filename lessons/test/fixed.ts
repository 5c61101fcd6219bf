export interface Booking {
  /** Minutes since midnight. */
  readonly from: number;
  readonly until: number;
}

/** Whether two bookings need the room at the same time. */
function overlap(a: Booking, b: Booking): boolean {
  return a.from < b.until && b.from < a.until;
}

/** Whether a room is free for a booking. */
export function isFree(bookings: readonly Booking[], wanted: Booking): boolean {
  return !bookings.some((booking) => overlap(booking, wanted));
}
