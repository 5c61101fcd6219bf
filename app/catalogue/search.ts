import { DEFECT_CLASSES } from "~/kinds/defect-classes";
import { SKILLS, TRACKS } from "~/kinds/skills";
import type { Listing } from "./catalogue.server";

/**
 * Searches exercises by words. A query finds an exercise if each word in the query is the beginning of a word in the
 * exercise's text. Only text that a learner sees before submission is searched. The listing of a review has no skill
 * and no class, so a search reveals nothing about what is wrong with the change.
 */

/** Subjects, each with the words that tasks use for it. A query that contains a subject also finds these words. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  security: [
    "inject",
    "access",
    "secret",
    "token",
    "password",
    "signature",
    "signed",
    "escape",
    "xss",
    "broken access",
  ],
  login: ["sign in", "password", "session", "token"],
  "time zone": ["timezone", "dst", "utc", "daylight", "berlin"],
  timezone: ["time zone", "dst", "utc", "daylight", "berlin"],
  date: ["day", "month", "calendar", "due"],
  money: ["price", "fee", "fare", "refund", "invoice", "vat", "cent", "balance", "credit"],
  performance: ["slow", "quadratic", "speed", "load"],
  concurrency: ["race", "lock", "at once", "twice", "lost update"],
  sql: ["query", "database", "table"],
  text: ["string", "letter", "unicode", "emoji"],
};

/** Converts text to searchable form: lower case, without accents, and with a space before each word. */
export const plainWords = (text: string): string => ` ${plain(text)}`;

/** Removes case and accents, so that "uberweisung" finds "Überweisung". */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ");

/** All of an exercise's searchable text, in searchable form. */
export function wordsOf({ title, summary, kind, track, skills, classes }: Omit<Listing, "slug">, prose = ""): string {
  const labels = [
    kind,
    TRACKS[track],
    ...skills.flatMap((skill) => [skill, SKILLS[skill]]),
    ...classes.flatMap((one) => [one, DEFECT_CLASSES[one]]),
  ];
  return plainWords([title, summary, ...labels, prose].join(" "));
}

/**
 * A parsed query. Each part lists word beginnings, and a text matches if it contains at least one beginning from each
 * part.
 */
export type Query = readonly (readonly string[])[];

/** Reads a query of at most `MAX_QUERY` characters. */
export function parseQuery(text: string): Query {
  let left = ` ${plain(text).trim()} `;
  const parts: (readonly string[])[] = [];
  for (const [subject, others] of Object.entries(SUBJECTS)) {
    if (!left.includes(` ${subject} `)) continue;
    left = left.replace(` ${subject} `, " ");
    parts.push([subject, ...others]);
  }
  return [
    ...parts,
    ...left
      .split(" ")
      .filter(Boolean)
      .map((word) => [word]),
  ];
}

export const isFound = (words: string, query: Query): boolean =>
  query.every((part) => part.some((beginning) => words.includes(` ${beginning}`)));

/** How many words an excerpt shows before and after the matching word. */
const AROUND = 6;

/** An excerpt from a task, without Markdown, around the first word that matches the query; null if no word matches. */
export function excerptOf(prose: string, query: Query): string | null {
  const words = prose
    .replace(/[`*_#>[\]]/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  const beginnings = query.flat();
  const searched = words.map((word) => plain(word).trim());
  const at = words.findIndex((_, i) => {
    const here = searched.slice(i, i + 3).join(" ");
    return beginnings.some((beginning) => here.startsWith(beginning));
  });
  if (at < 0) return null;
  const [from, to] = [Math.max(0, at - AROUND), Math.min(words.length, at + AROUND + 1)];
  return `${from > 0 ? "… " : ""}${words.slice(from, to).join(" ")}${to < words.length ? " …" : ""}`;
}
