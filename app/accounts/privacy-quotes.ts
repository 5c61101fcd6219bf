/** What stands where a person was named or quoted. */
export const DELETED = "deleted";

export interface Quoted {
  readonly name: string;
  readonly email: string;
  /** What the person wrote in the same conversation. */
  readonly said: readonly string[];
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

/**
 * Somebody else's comment (Markdown) without a person's name, address and words: a quoted line (`> …`) that is theirs, and
 * their name as a whole word, become "deleted". Everything else stays as it was written.
 */
export function withoutQuotes(text: string, { name, email, said }: Quoted): string {
  const words = said.map(squeezed);
  const lines = text.split("\n").map((line) => {
    const quote = /^\s*(?:>\s?)+/.exec(line)?.[0];
    const rest = squeezed(line.slice(quote?.length ?? 0));
    return quote && rest && words.some((one) => one.includes(rest)) ? `${quote.trimEnd()} ${DELETED}` : line;
  });
  const naming = [name.trim(), email].filter(Boolean).map(escaped).join("|");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${naming})(?![\\p{L}\\p{N}_])`, "gu");
  return lines.join("\n").replace(whole, DELETED);
}
