/** The search parameter that requests the comparison with the reference. */
export const BESIDE = "reference";
