import { type FormSaid, readConfidence, readText } from "../form-fields";
import type { FixOpen } from "./open";
import type { FixDraft } from "./work";

/** Reads the form into a draft, which contains only files that differ from their initial text. */
export function readFixForm(open: FixOpen, before: FixDraft, form: FormData): FormSaid<FixDraft> {
  const files = open.files.flatMap(({ path, text, role }) => {
    if (role !== "editable") return [];
    const said = readText(form.get(`file:${path}`)) ?? before.files[path] ?? text;
    return said === text ? [] : [[path, said] as const];
  });
  const scratch = readText(form.get("scratch")) ?? before.scratch;
  const confidence = readConfidence(form, before.confidence);
  return { draft: { files: Object.fromEntries(files), ...(scratch !== undefined && { scratch }), confidence } };
}
