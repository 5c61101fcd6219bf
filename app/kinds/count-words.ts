const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Formats a number with its noun: "three wrong versions", "one wrong version", "12 wrong versions". */
export function countOf(n: number, noun: string, plural = `${noun}s`): string {
  return `${WORDS[n] ?? n} ${n === 1 ? noun : plural}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const JOINED = {
  and: new Intl.ListFormat("en-GB", { type: "conjunction" }),
  or: new Intl.ListFormat("en-GB", { type: "disjunction" }),
};

/** Joins words with "and" or "or": "a", "a and b", "a, b and c". */
export const listOf = (words: readonly string[], by: keyof typeof JOINED = "and"): string => JOINED[by].format(words);
