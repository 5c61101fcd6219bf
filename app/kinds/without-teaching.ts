/** A report without the exercise's explanation. */
export const withoutTeaching = <One extends { readonly detail: object }>(report: One): One => ({
  ...report,
  detail: { ...report.detail, teaching: "" },
});
