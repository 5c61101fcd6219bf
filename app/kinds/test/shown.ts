import type { ShownWork } from "../shown-work";
import type { TestOpen } from "./open";
import type { TestWork } from "./work";

/** A suite as other learners see it. */
export const shownSuite = ({ suitePath }: TestOpen, { suite }: TestWork): ShownWork => ({
  says: null,
  files: [{ path: suitePath, old: null, new: suite }],
  notes: [],
});
