import type { ComponentType } from "react";
import type { ReportProps } from "./page-props";
import type { KindId } from "./registry";

// biome-ignore lint/suspicious/noExplicitAny: each kind has three types of its own; the server has parsed the values
type SomeReport = ComponentType<ReportProps<any, any, any>>;

const found = import.meta.glob<SomeReport>("./*/report.tsx", { eager: true, import: "Report" });

/**
 * Returns the component that renders a kind's report: `Report` from the kind's `report.tsx`. This module is separate
 * from `load-view.ts`, because a report needs no editor.
 */
export function reportOf(kind: KindId): SomeReport {
  return found[`./${kind}/report.tsx`]!;
}
