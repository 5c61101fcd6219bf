/** The comparison operator in a mutant's replacement; the code to its left may contain others. */
export const operatorIn = (replacement: string, left: string): string =>
  /[<>]=?|[!=]==?/.exec(replacement.startsWith(left) ? replacement.slice(left.length) : replacement)?.[0] ?? "";

/** `<` and `<=` differ at the limit only. */
export const isLimit = (one: string, other: string): boolean =>
  /^[<>]=?$/.test(one) && /^[<>]=?$/.test(other) && one !== other && one[0] === other[0];
