/** The content of a workspace form that a browser without JavaScript submitted. */
export interface FormSaid<Draft> {
  readonly draft: Draft;
  /** Error messages, keyed by field path, for input that isn't even a valid draft. */
  readonly errors?: Readonly<Record<string, string>>;
  /** The part of the page to show next: "#finding-2". */
  readonly goTo?: string;
}

/** Reads the confidence from a form. Null if the learner chose none. If the field is missing, returns `before`. */
export function readConfidence(form: FormData, before: number | null): number | null {
  const said = form.get("confidence");
  if (typeof said !== "string") return before;
  const percent = Number(said);
  return said !== "" && Number.isInteger(percent) && percent >= 50 && percent <= 100 ? percent : null;
}

/** Forms submit text with Windows line endings. */
export const readText = (value: FormDataEntryValue | null): string | null =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n") : null;
