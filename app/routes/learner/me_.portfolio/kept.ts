/** The key under which a browser keeps the portfolio's text until it is saved. */
export const INTRO = "portfolio";
