/** The search parameter that asks for the comparison with the reference. */
export const BESIDE = "reference";
