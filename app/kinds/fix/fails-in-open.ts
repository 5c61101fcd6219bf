import type { FixDetail } from "./report-schema";

/** Whether an open hidden test of a defect fails, which the share doesn't show. */
export const failsInOpen = ({ open }: Pick<FixDetail["defects"][number], "open">): boolean =>
  open.some(({ failure }) => failure !== null);
