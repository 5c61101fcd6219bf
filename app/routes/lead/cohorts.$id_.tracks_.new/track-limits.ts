/** The most characters of a track's title and of its description. */
export const MOST_TITLE = 100;
export const MOST_ABOUT = 200;
