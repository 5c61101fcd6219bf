import type { FixDetail } from "./report-schema";

/** The heading for what had to be fixed. A refactoring has limits and no defects. */
export const titleOfGoals = ({ structure }: Pick<FixDetail, "structure">) =>
  structure.length > 0 ? "Each limit" : "Each defect";
