import { oneLine } from "../one-line";

/** The name of a section, as each form and a roster require it. */
export const SectionName = oneLine("A section’s name", { write: "Enter the section’s name.", max: 60 });
