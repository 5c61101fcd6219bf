const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const fullFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** Formats a day, for example as "20 November". Pages show days, not hours. */
export const sayDay = (time: Date): string => dayFormat.format(time);

/** Formats a day in the form YYYY-MM-DD, for example as "20 November 2026". */
export const sayFullDay = (day: string): string => fullFormat.format(new Date(day));

/**
 * Formats a time, for example as "20 November, 14:05 UTC". Used for the time when figures were computed, never for when
 * someone worked.
 */
export const sayMoment = (time: Date): string => `${sayDay(time)}, ${time.toISOString().slice(11, 16)} UTC`;
