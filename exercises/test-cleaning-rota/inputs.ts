import type { Member } from "./src/member";
import { lineAfter, planRota } from "./src/rota";

/** Up to five members, and up to nine weeks with gaps. In some weeks most members are away. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const monday = (number: number) => new Date(Date.UTC(2027, 0, 4 + 7 * number)).toISOString().slice(0, 10);
  const calendar = Array.from({ length: 12 }, (_, i) => ({ week: monday(i), absence: [0, 0.2, 0.5, 0.9][below(4)]! }));
  const weeks = calendar.filter(() => random() < 0.75).slice(0, below(10));
  const names = ["Ama", "Ben", "Cleo", "Dina", "Eli"].slice(0, below(6)).sort(() => random() - 0.5);
  const members = names.map((name) => ({
    name,
    away: calendar.filter(({ absence }) => random() < absence).map(({ week }) => week),
  }));
  return [members, weeks.map(({ week }) => week)];
}

/** The rows in one order, without those of weeks in which no one cleans; the line; and the lists as they are afterwards. */
export function call(args: unknown[]): unknown {
  const [members, weeks] = args as [Member[], string[]];
  const rows = planRota(members, weeks).filter(({ name }) => name !== null);
  const turns = rows.map(({ week, name }) => `${week} ${name}`).sort();
  return { turns, line: lineAfter(members, weeks), after: [members.map(({ name }) => name), [...weeks]] };
}
