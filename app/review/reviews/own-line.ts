/** The prefix of the ids of lines that a lead added, in a rubric and in a review's choices. */
export const OWN_LINE = "own-";

/** Whether a lead added the line. A line that a lead added has one step, which is ticked or not. */
export const isOwnLine = (id: string): boolean => id.startsWith(OWN_LINE);
