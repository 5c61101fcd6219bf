/** A report without the exercise's explanation; null if it has none. */
export const withoutTeaching = <One extends { readonly detail: { readonly teaching: string } }>(
  report: One,
): One | null => (report.detail.teaching === "" ? null : { ...report, detail: { ...report.detail, teaching: "" } });
