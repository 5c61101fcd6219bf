export interface Tenant {
  readonly id: string;
  readonly house: string;
}

export interface Booking {
  readonly id: number;
  readonly tenant: string;
  readonly house: string;
  /** The hour at which the booking starts. It lasts two hours. */
  hour: number;
}

export type Answer = "moved" | "not found" | "taken";

export class LaundryRoom {
  readonly #bookings: Booking[] = [];

  add(tenant: Tenant, hour: number): Booking {
    const booking = { id: this.#bookings.length + 1, tenant: tenant.id, house: tenant.house, hour };
    this.#bookings.push(booking);
    return booking;
  }

  /** The bookings of the tenant's house. Bookings of other houses stay private. */
  list(tenant: Tenant): Booking[] {
    return this.#bookings.filter(({ house }) => house === tenant.house);
  }

  /** Moves one of the tenant's own bookings to another hour. */
  move(tenant: Tenant, id: number, hour: number): Answer {
    const bookings = this.list(tenant);
    const booking = bookings.find((one) => one.id === id && one.tenant === tenant.id);
    if (!booking) return "not found";
    if (bookings.some((one) => one.id !== id && Math.abs(one.hour - hour) < 2)) return "taken";
    booking.hour = hour;
    return "moved";
  }
}
