/** The key under which a browser keeps the portfolio's text until it is saved. */
export const INTRO = "portfolio";
export const wordsOf = (learner: { readonly id: string }) => `${learner.id}:portfolio`;
