import type { Answer } from "~/cohort/items/table";

/**
 * How many people gave each pattern of answers, from 00000 to 11111, in sections 6 and 7 of the Law School Admission
 * Test (five items and 1,000 people each). Source: R. D. Bock & M. Lieberman 1970, "Fitting a response model for n
 * dichotomously scored items"; the counts are those of `bock.table` in R's package psych.
 */
const SECTION_6 = [
  3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
];
const SECTION_7 = [
  12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308,
];

const tableOf = (counts: readonly number[]): Answer[][] =>
  counts.flatMap((people, pattern) => {
    const answers = [16, 8, 4, 2, 1].map((bit): Answer => (pattern & bit ? 1 : 0));
    return Array.from({ length: people }, () => answers);
  });

export const lsat6 = tableOf(SECTION_6);
export const lsat7 = tableOf(SECTION_7);
