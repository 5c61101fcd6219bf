/** The beginning of the id that a line which a lead added has in a rubric and in the choices of a review. */
export const OWN_LINE = "own-";

/** Such a line has one step: it is ticked or not. */
export const isOwnLine = (id: string): boolean => id.startsWith(OWN_LINE);
