import type { FixDetail } from "./report-schema";

/** Whether one of a defect's open hidden tests fails. The defect's share doesn't show this. */
export const failsInOpen = ({ open }: Pick<FixDetail["defects"][number], "open">): boolean =>
  open.some(({ failure }) => failure !== null);
