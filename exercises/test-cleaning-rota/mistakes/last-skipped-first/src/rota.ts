import type { Member, Turn, Week } from "./member";

/** Simulates the rota. Skipped members wait in a list of their own, which comes before the queue. */
function simulate(members: readonly Member[], weeks: readonly Week[]) {
  const queue = [...members];
  const skipped: Member[] = [];
  const turns: Turn[] = [];

  for (const week of weeks) {
    const isThere = (member: Member) => !member.away.includes(week);
    let cleaner: Member | undefined;

    const waiting = skipped.findIndex(isThere);
    if (waiting !== -1) {
      [cleaner] = skipped.splice(waiting, 1);
    } else if (queue.some(isThere)) {
      while (!isThere(queue[0]!)) skipped.unshift(queue.shift()!);
      cleaner = queue.shift();
    }

    if (cleaner) queue.push(cleaner);
    turns.push({ week, name: cleaner?.name ?? null });
  }
  return { turns, line: [...skipped, ...queue] };
}

export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return simulate(members, weeks).turns;
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  return simulate(members, weeks).line.map((member) => member.name);
}
