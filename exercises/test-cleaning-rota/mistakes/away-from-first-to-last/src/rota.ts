import type { Member, Turn, Week } from "./member";

/** Whether a member is away in a week. Dates in this format can be compared as texts. */
function isAway({ away }: Member, week: Week): boolean {
  const from = away[0];
  const to = away[away.length - 1];
  return from !== undefined && to !== undefined && week >= from && week <= to;
}

function simulate(members: readonly Member[], weeks: readonly Week[]): { line: Member[]; turns: Turn[] } {
  const line = [...members];
  const turns = weeks.map((week) => {
    const index = line.findIndex((member) => !isAway(member, week));
    if (index === -1) return { week, name: null };
    line.push(...line.splice(index, 1));
    return { week, name: line[line.length - 1]!.name };
  });
  return { line, turns };
}

export const planRota = (members: readonly Member[], weeks: readonly Week[]): Turn[] => simulate(members, weeks).turns;

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  return simulate(members, weeks).line.map(({ name }) => name);
}
