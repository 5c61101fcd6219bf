import type { Member, Turn, Week } from "./member";

/** Plays the weeks. Members who were skipped get the following week. */
function play(members: readonly Member[], weeks: readonly Week[]) {
  let skipped: Member[] = [];
  let queue = [...members];
  const turns: Turn[] = [];

  for (const week of weeks) {
    const line = [...skipped, ...queue];
    const index = line.findIndex(({ away }) => !away.includes(week));
    const cleaner = line[index];
    turns.push({ week, name: cleaner?.name ?? null });
    if (!cleaner) continue;

    // Those who were skipped before and are still away go to the end
    const late = skipped.filter((member) => member.away.includes(week));
    const before = line.slice(0, index).filter((member) => !late.includes(member));
    queue = [...line.slice(index + 1).filter((member) => !late.includes(member)), ...late, cleaner];
    skipped = before;
  }
  return { turns, line: [...skipped, ...queue] };
}

export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return play(members, weeks).turns;
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  return play(members, weeks).line.map(({ name }) => name);
}
