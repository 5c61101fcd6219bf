import type { Patient } from "./patient";

/** Says that a result is ready. `to` is a number without spaces, or an address. */
export interface Notice {
  readonly by: "text" | "letter";
  readonly to: string;
}

/** How each of these patients learns that their result is ready. */
export function noticesFor(patients: readonly Patient[]): Notice[] {
  return patients.map((patient) => {
    const number = (patient.phone ?? "").replaceAll(" ", "");
    return number !== "" && mayText(patient) ? { by: "text", to: number } : { by: "letter", to: patient.address };
  });
}

function mayText({ allowsTexts }: Patient): boolean {
  return allowsTexts !== false;
}
