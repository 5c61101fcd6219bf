import type { Member, Turn, Week } from "./member";

/** The members as they take turns in a week: each week starts with the next one. */
function orderIn(weekNumber: number, members: readonly Member[]): Member[] {
  const start = members.length === 0 ? 0 : weekNumber % members.length;
  return [...members.slice(start), ...members.slice(0, start)];
}

/** Returns the rota. If it is the turn of someone who is away, the next member stands in. */
export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return weeks.map((week, weekNumber) => {
    const cleaner = orderIn(weekNumber, members).find(({ away }) => !away.includes(week));
    return { week, name: cleaner?.name ?? null };
  });
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  return orderIn(weeks.length, members).map(({ name }) => name);
}
