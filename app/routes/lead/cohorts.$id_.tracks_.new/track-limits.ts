/** The maximum lengths of a track's title and of its description, in characters. */
export const MOST_TITLE = 100;
export const MOST_ABOUT = 200;
