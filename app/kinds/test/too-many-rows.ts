import { FEW_SLIPS, SLIPS_PER_FINDING } from "./constants";

/** The rule for invalid rows (`invalidShares`), without a full stop. */
export const TOO_MANY_ROWS = `The valid rows still count if they kill a wrong version and few rows are invalid: at most ${FEW_SLIPS}, or one for every ${Math.round(1 / SLIPS_PER_FINDING)} different sets of wrong versions that the valid rows kill, whichever is more`;
