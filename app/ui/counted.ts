/** A number with its noun: "1 person", "2 people", "10,000 people". */
export const counted = (count: number, word: string, words = `${word}s`): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? word : words}`;

/** A number with its verb, for sentences about a number of people: "1 has", "2 have". */
export const have = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "has" : "have"}`;
