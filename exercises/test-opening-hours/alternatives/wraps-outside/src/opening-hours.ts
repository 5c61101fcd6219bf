import type { Day } from "./week";

const MINUTES_A_DAY = 24 * 60;
const OPEN = "x";

/** One character for each half hour from midnight: x is open. All of the clinic's times lie on half hours. */
const PLANS: Record<Day, string> = {
  mon: "................xxxxxxxx..xxxxxxxx..............",
  tue: "................xxxxxxxx..xxxxxxxx..............",
  wed: "................xxxxxxxxx.......................",
  thu: "................xxxxxxxx..xxxxxxxxxxxx..........",
  fri: "................xxxxxxxx.xxxxxxx................",
  sat: "..................xxxxxxxx......................",
  sun: "................................................",
};

/** A minute past midnight is read on the same day's clock (1440 is 00:00); an unknown day is a closed one. */
export function isOpen(day: Day, minute: number): boolean {
  const onTheClock = ((minute % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  return (PLANS[day] ?? PLANS.sun)[Math.floor(onTheClock / 30)] === OPEN;
}
