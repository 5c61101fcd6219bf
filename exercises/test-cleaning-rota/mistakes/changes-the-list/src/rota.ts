import type { Member, Turn, Week } from "./member";

/** Plans the rota: the first member who is available cleans, and moves to the end of the line. */
export function planRota(members: Member[], weeks: readonly Week[]): Turn[] {
  const turns: Turn[] = [];
  for (const week of weeks) {
    const cleaner = members.find((member) => !member.away.includes(week));
    turns.push({ week, name: cleaner?.name ?? null });
    if (!cleaner) continue;
    members.splice(members.indexOf(cleaner), 1);
    members.push(cleaner);
  }
  return turns;
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  const line = [...members];
  planRota(line, weeks);
  return line.map((member) => member.name);
}
