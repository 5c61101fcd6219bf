/**
 * Returns the comparison operator in a mutant's replacement. The code to its left may contain other comparison
 * operators.
 */
export const operatorIn = (replacement: string, left: string): string =>
  /[<>]=?|[!=]==?/.exec(replacement.startsWith(left) ? replacement.slice(left.length) : replacement)?.[0] ?? "";

/** Whether two operators differ only at the limit, as `<` and `<=` do. */
export const isLimit = (one: string, other: string): boolean =>
  /^[<>]=?$/.test(one) && /^[<>]=?$/.test(other) && one !== other && one[0] === other[0];
