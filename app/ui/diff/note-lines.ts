/** The maximum number of lines that a comment is about, so that people can read it at a glance. */
export const MOST_LINES = 50;

/** Whether a comment may be about the lines from `first` to `last`. */
export const isFew = (first: number, last: number): boolean => last - first < MOST_LINES;

/** The error message if a comment is about more lines. */
export const TOO_MANY_LINES = `A comment can be about at most ${MOST_LINES} lines. Choose fewer lines.`;
