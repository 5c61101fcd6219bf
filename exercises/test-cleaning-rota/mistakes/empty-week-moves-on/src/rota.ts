import type { Member, Turn, Week } from "./member";

/** Advances the line by one week and returns the name of the cleaner. */
function advance(line: Member[], week: Week): string | null {
  const index = line.findIndex((member) => !member.away.includes(week));
  const [member] = line.splice(Math.max(index, 0), 1);
  if (member) line.push(member);
  return index === -1 ? null : member!.name;
}

export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  const line = [...members];
  return weeks.map((week) => ({ week, name: advance(line, week) }));
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  const line = [...members];
  for (const week of weeks) advance(line, week);
  return line.map((member) => member.name);
}
