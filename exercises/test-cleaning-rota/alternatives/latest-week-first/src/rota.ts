import type { Member, Turn, Week } from "./member";

/** One week after another, each with the line that the week before it has left. Weeks without a cleaner have no row. */
export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  const [week, ...later] = weeks;
  if (week === undefined) return [];
  const { cleaner, line } = oneWeek(members, week);
  const rest = planRota(line, later);
  return cleaner ? [...rest, { name: cleaner.name, week }] : rest;
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  return weeks.reduce((line, week) => oneWeek(line, week).line, members).map((member) => member.name);
}

function oneWeek(line: readonly Member[], week: Week): { cleaner?: Member; line: readonly Member[] } {
  const cleaner = line.find((member) => member.away.every((other) => other !== week));
  if (!cleaner) return { line };
  return { cleaner, line: [...line.filter((member) => member !== cleaner), cleaner] };
}
