/** What a submitted workspace form contains, for browsers without JavaScript. */
export interface FormSaid<Draft> {
  readonly draft: Draft;
  /** Messages by field path, for input that is not even a valid draft. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Where to continue on the page: "#finding-2". */
  readonly goTo?: string;
}

/** The confidence from a form; null if none is chosen, unchanged if the field is missing. */
export function readConfidence(form: FormData, before: number | null): number | null {
  const said = form.get("confidence");
  if (typeof said !== "string") return before;
  const percent = Number(said);
  return said !== "" && Number.isInteger(percent) && percent >= 50 && percent <= 100 ? percent : null;
}

/** Forms send texts with Windows line endings. */
export const readText = (value: FormDataEntryValue | null): string | null =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n") : null;
