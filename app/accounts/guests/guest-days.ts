import { DAY_MS } from "~/operations/time";

/** How many days a guest and their work are kept. The last day ends at midnight UTC. */
export const GUEST_DAYS = 7;

/** The start of the day that is `days` after `now`. */
export const dayAfter = (days: number, now: Date): Date =>
  new Date((Math.floor(now.getTime() / DAY_MS) + days) * DAY_MS);

/** Whether a guest's last day has passed. */
export const isOver = (until: Date, now: Date): boolean => until < dayAfter(0, now);
