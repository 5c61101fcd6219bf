import type { Member, Turn, Week } from "./member";

/**
 * Plans who cleans the kiln room.
 *
 * The implementation keeps one number per member: the index of the week in which they cleaned last. The member with
 * the smallest number is next.
 */

interface History {
  /** For each member, the index of the week of their last turn. */
  readonly lastTurn: readonly number[];
  readonly turns: Turn[];
}

function replay(members: readonly Member[], weeks: readonly Week[]): History {
  // Nobody has cleaned yet: -3, -2, -1 for three members
  const lastTurn = members.map((_, index) => index - members.length);

  const turns = weeks.map((week, now) => {
    const smallest = Math.min(...lastTurn.filter((_, index) => !members[index]!.away.includes(week)));
    const next = lastTurn.indexOf(smallest);
    if (next !== -1) lastTurn[next] = now;
    return { week, name: members[next]?.name ?? null };
  });

  return { lastTurn, turns };
}

/**
 * Returns the turns for the given weeks.
 *
 * @param members - All members, in the order in which they take turns
 * @param weeks - The weeks to plan
 */
export function planRota(members: readonly Member[], weeks: readonly Week[]): Turn[] {
  return replay(members, weeks).turns;
}

/**
 * Returns the names of all members in the order in which they take turns after the given weeks.
 */
export function lineAfter(members: readonly Member[], weeks: readonly Week[]): string[] {
  const { lastTurn } = replay(members, weeks);
  return members
    .map((member, index) => ({ name: member.name, turn: lastTurn[index]! }))
    .sort((a, b) => a.turn - b.turn)
    .map(({ name }) => name);
}
