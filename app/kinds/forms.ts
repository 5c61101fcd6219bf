import { readFixForm } from "./fix/form";
import type { FixOpen } from "./fix/open";
import type { FixDraft } from "./fix/work";
import type { FormSaid } from "./form-fields";
import type { AnyDraft, KindId } from "./kind";
import { readReviewForm } from "./review/form";
import type { ReviewOpen } from "./review/open";
import type { ReviewDraft } from "./review/work";
import { readTestForm } from "./test/form";
import type { TestDraft } from "./test/work";

/** The draft that a form leaves, from the one before and what stands in its fields. */
export function readForm(kind: KindId, open: unknown, before: AnyDraft, form: FormData): FormSaid<AnyDraft> {
  switch (kind) {
    case "review":
      return readReviewForm(open as ReviewOpen, before as ReviewDraft, form);
    case "test":
      return readTestForm(before as TestDraft, form);
    case "fix":
      return readFixForm(open as FixOpen, before as FixDraft, form);
  }
}
