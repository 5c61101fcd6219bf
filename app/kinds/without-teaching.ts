/** Returns a report without the exercise's teaching text; null if the report has none. */
export const withoutTeaching = <One extends { readonly detail: { readonly teaching: string } }>(
  report: One,
): One | null => (report.detail.teaching === "" ? null : { ...report, detail: { ...report.detail, teaching: "" } });
