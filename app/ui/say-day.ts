const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** "20 November": pages tell days, no hours. */
export const sayDay = (time: Date): string => dayFormat.format(time);
