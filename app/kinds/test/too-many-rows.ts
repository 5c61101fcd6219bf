import { FEW_SLIPS, SLIPS_PER_FINDING } from "./constants";

/** The rule for invalid rows (`invalidShares`), without a full stop. */
export const TOO_MANY_ROWS = `Such a test keeps its valid rows only if they kill a wrong version, and at most ${FEW_SLIPS} rows are invalid, or at most one for every ${Math.round(1 / SLIPS_PER_FINDING)} different sets of wrong versions that valid rows kill`;
