import type { Member, Turn, Week } from "./member";

/** Names in line, and a calendar of who is away. Throws for a name or a week that is there twice. */
class Line {
  readonly #away = new Map<Week, Set<string>>();
  readonly turns: Turn[] = [];
  names: string[];

  constructor(members: readonly Member[]) {
    this.names = members.map(({ name }) => name);
    refuseTwice("name", this.names);
    for (const { name, away } of members)
      for (const week of away) this.#away.set(week, (this.#away.get(week) ?? new Set()).add(name));
  }

  clean(week: Week): void {
    const skipped: string[] = [];
    const rest = [...this.names];
    while (rest.length > 0 && this.#away.get(week)?.has(rest[0]!)) skipped.push(rest.shift()!);
    const name = rest.shift() ?? null;
    this.turns.push({ week, name });
    this.names = [...skipped, ...rest, ...(name === null ? [] : [name])];
  }
}

function after(members: readonly Member[], weeks: readonly Week[]): Line {
  refuseTwice("week", weeks);
  const line = new Line(members);
  for (const week of weeks) line.clean(week);
  return line;
}

function refuseTwice(what: string, texts: readonly string[]): void {
  const twice = texts.find((text, i) => texts.indexOf(text) !== i);
  if (twice !== undefined) throw new Error(`The ${what} ${twice} is there twice`);
}

export const planRota = (members: readonly Member[], weeks: readonly Week[]): Turn[] => after(members, weeks).turns;

export const lineAfter = (members: readonly Member[], weeks: readonly Week[]): string[] => after(members, weeks).names;
