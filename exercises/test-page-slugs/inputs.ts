import { Slugs } from "./src/slugs";

const WORDS = ["fair", "Fair", "FAIR", "2", "3", "2026", "a", "Zz", "bridge", "abcdefghijklmn", "article"];
const BETWEEN = [" ", " ", "-", " & ", "/", ": ", "--", "_", "@", "[", "`", "{"];

/** Slugs in use, and calls: "+title" adds an article, "-slug" removes one. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const title = () => {
    if (random() < 0.4) return pick(["Fair", "Fair", "Fair 2", "Fair 3", "Fair 2 2", "?!", "Article", ""]);
    if (random() < 0.3) return "x".repeat(26 + below(6)) + pick(BETWEEN) + pick(WORDS);
    const words = Array.from({ length: 1 + below(5) }, () => pick(WORDS) + pick(BETWEEN));
    return pick(["", "", " ", "!"]) + words.join("");
  };
  const slugs = ["fair", "fair-2", "fair-3", "fair-2-2", "article", "article-2"];
  const taken = slugs.filter(() => random() < 0.25);
  const call = () => (random() < 0.2 ? `-${pick(slugs)}` : `+${title()}`);
  return [taken, Array.from({ length: 1 + below(7) }, call)];
}

/** The slug of each article, that of one in another object, and the list as it is afterwards. */
export function call(args: unknown[]): unknown {
  const [taken, calls] = args as [string[], string[]];
  const slugs = new Slugs(taken);
  const added: string[] = [];
  for (const one of calls) {
    if (one.startsWith("+")) added.push(slugs.add(one.slice(1)));
    else slugs.remove(one.slice(1));
  }
  return { added, elsewhere: new Slugs().add("Fair"), after: [...taken] };
}
