import { type FormSaid, readConfidence, readText } from "../form-fields";
import type { TestDraft } from "./work";

export function readTestForm(before: TestDraft, form: FormData): FormSaid<TestDraft> {
  return {
    draft: {
      suite: readText(form.get("suite")) ?? before.suite,
      confidence: readConfidence(form, before.confidence),
    },
  };
}
