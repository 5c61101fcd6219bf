import type { ComponentType } from "react";
import { Report as FixReport } from "~/kinds/fix/report";
import type { KindId } from "~/kinds/kind";
import { Report as ReviewReport } from "~/kinds/review/report";
import { Report as TestReport } from "~/kinds/test/report";
import type { ReportProps } from "~/kinds/view";

/** Reports by kind. Imported alone, not with the kind's view: this page needs no editor. */
// biome-ignore lint/suspicious/noExplicitAny: the three types of a kind are its own; the loader has parsed them
export const REPORTS: Readonly<Record<KindId, ComponentType<ReportProps<any, any, any>>>> = {
  review: ReviewReport,
  test: TestReport,
  fix: FixReport,
};
