import type { Member, Turn, Week } from "./member";

/** Runs through the weeks. Members make up for the weeks that they have missed, so that the work stays evenly shared. */
function run(members: readonly Member[], weeks: readonly Week[]) {
  const queue = [...members];
  const missed = new Map<string, number>();
  const turns: Turn[] = [];

  for (const week of weeks) {
    const index = queue.findIndex((member) => !member.away.includes(week));
    if (index === -1) {
      turns.push({ week, name: null });
      continue;
    }
    for (const { name } of queue.slice(0, index)) missed.set(name, (missed.get(name) ?? 0) + 1);

    const cleaner = queue[index]!;
    turns.push({ week, name: cleaner.name });
    const owed = missed.get(cleaner.name) ?? 0;
    missed.set(cleaner.name, Math.max(0, owed - 1));
    if (owed <= 1) {
      queue.splice(index, 1);
      queue.push(cleaner);
    }
  }
  return { queue, turns };
}

export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return run(members, weeks).turns;
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  return run(members, weeks).queue.map(({ name }) => name);
}
