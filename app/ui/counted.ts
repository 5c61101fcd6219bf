/** "1 person", "2 people", "10,000 people". */
export const counted = (count: number, word: string, words = `${word}s`): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? word : words}`;

/** "1 has", "2 have": for sentences about a number of people. */
export const have = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "has" : "have"}`;
