import type { Member, Turn, Week } from "./member";

/** Goes around the members, starting with the one after the last cleaner. */
function goAround(members: readonly Member[], weeks: readonly Week[]) {
  let position = 0;
  const turns = weeks.map((week): Turn => {
    for (let step = 0; step < members.length; step++) {
      const index = (position + step) % members.length;
      const member = members[index]!;
      if (member.away.includes(week)) continue;
      position = (index + 1) % members.length;
      return { week, name: member.name };
    }
    return { week, name: null };
  });
  return { turns, position };
}

export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return goAround(members, weeks).turns;
}

export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  const { position } = goAround(members, weeks);
  return [...members.slice(position), ...members.slice(0, position)].map(({ name }) => name);
}
