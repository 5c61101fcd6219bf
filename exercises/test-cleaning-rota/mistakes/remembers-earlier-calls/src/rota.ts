import type { Member, Turn, Week } from "./member";

/** The week in which each member cleaned last. */
const lastCleaned = new Map<string, Week>();

/** Plans the rota: of those who are there, the one who cleaned the longest time ago is next. */
export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return weeks.map((week) => {
    const [cleaner] = byLastWeek(members.filter((member) => !member.away.includes(week)));
    if (!cleaner) return { week, name: null };
    lastCleaned.set(cleaner.name, week);
    return { week, name: cleaner.name };
  });
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  lastCleaned.clear();
  planRota(members, weeks);
  return byLastWeek(members).map((member) => member.name);
}

function byLastWeek(members: readonly Member[]): Member[] {
  const last = ({ name }: Member) => lastCleaned.get(name) ?? "";
  return [...members].sort((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0));
}
