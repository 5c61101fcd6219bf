const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const fullFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** "20 November": pages tell days, no hours. */
export const sayDay = (time: Date): string => dayFormat.format(time);

/** "20 November 2026", from YYYY-MM-DD. */
export const sayFullDay = (day: string): string => fullFormat.format(new Date(day));
