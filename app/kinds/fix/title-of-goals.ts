import type { FixDetail } from "./report-schema";

/** Returns the heading for what had to be fixed. A refactoring exercise has limits instead of defects. */
export const titleOfGoals = ({ structure }: Pick<FixDetail, "structure">) =>
  structure.length > 0 ? "Each limit" : "Each defect";
