/** How many days a guest and their work stay: through the last of them, by UTC. */
export const GUEST_DAYS = 7;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The start of the day that comes `days` after the one of `now`. */
export const dayAfter = (days: number, now: Date): Date =>
  new Date((Math.floor(now.getTime() / DAY_MS) + days) * DAY_MS);

/** Whether a guest's last day is over. */
export const isOver = (until: Date, now: Date): boolean => until < dayAfter(0, now);
