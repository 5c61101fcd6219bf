import type { Member, Turn, Week } from "./member";

/** Who cleans in each week. */
export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return goThrough(members, weeks).turns;
}

/** The names in the order of the line once these weeks are over. */
export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  return goThrough(members, weeks).line.map(({ name }) => name);
}

function goThrough(members: readonly Member[], weeks: readonly Week[]) {
  const line = [...members];
  const turns = weeks.map((week): Turn => {
    const place = line.findIndex(({ away }) => !away.includes(week));
    if (place < 0) return { week, name: null };
    const [member] = line.splice(place, 1);
    line.push(member!);
    return { week, name: member!.name };
  });
  return { line, turns };
}
