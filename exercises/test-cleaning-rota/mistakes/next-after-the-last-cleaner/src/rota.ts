import type { Member, Turn, Week } from "./member";

export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  const queue = [...members];
  return weeks.map((week) => {
    const index = queue.findIndex(({ away }) => !away.includes(week));
    if (index === -1) return { week, name: null };
    const [member] = queue.splice(index, 1);
    queue.push(member!);
    return { week, name: member!.name };
  });
}

/** Returns the line after the given weeks: it starts with the member after the last one who cleaned. */
export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  const names = members.map(({ name }) => name);
  const cleaners = planRota(members, weeks).flatMap(({ name }) => name ?? []);
  const start = names.indexOf(cleaners.at(-1) ?? "") + 1;
  return [...names.slice(start), ...names.slice(0, start)];
}
