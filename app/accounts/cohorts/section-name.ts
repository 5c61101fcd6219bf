import { oneLine } from "../one-line";

/** Validates the name of a section, in forms and in rosters. */
export const SectionName = oneLine("A section’s name", { write: "Enter the section’s name.", max: 60 });
