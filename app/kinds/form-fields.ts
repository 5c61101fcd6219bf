/** What a workspace's form says, where no script has kept the draft. */
export interface FormSaid<Draft> {
  readonly draft: Draft;
  /** Messages by field path, for what is not even a draft. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Where on the page to go on: "#finding-2". */
  readonly goTo?: string;
}

/** The confidence as a form says it; null where nothing is chosen, as before where the field is missing. */
export function readConfidence(form: FormData, before: number | null): number | null {
  const said = form.get("confidence");
  if (typeof said !== "string") return before;
  const percent = Number(said);
  return said !== "" && Number.isInteger(percent) && percent >= 50 && percent <= 100 ? percent : null;
}

/** A text as a form sends it has Windows' line ends. */
export const readText = (value: FormDataEntryValue | null): string | null =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n") : null;
