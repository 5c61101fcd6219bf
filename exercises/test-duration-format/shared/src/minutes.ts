/** A length of time in whole minutes. */
export type Minutes = number;

export const MINUTES_IN_AN_HOUR = 60;
