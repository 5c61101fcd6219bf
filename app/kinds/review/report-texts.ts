import { type ReportTexts, TEACHING } from "../report-texts";
import { type ReviewOpen, textOf } from "./open";
import type { ReviewReport } from "./report-schema";
import type { ReviewWork } from "./work";

/**
 * Keys for the text and code in a report. A key for code ends with the code's path, from which its language is derived.
 */
export const sideName = (side: "old" | "new", path: string) => `${side}:${path}`;
export const proofName = (issue: string) => `proof:${issue}.test.ts`;
export const whyName = (issue: string) => `why:${issue}`;
export const howName = (issue: string) => `how:${issue}`;
export const saidName = (finding: string) => `said:${finding}`;
/** The key for the text that explains why the lines in a decoy or neutral range are correct. */
export const remarkName = (text: string) => `remark:${text}`;

export function textsOfReview(open: ReviewOpen, work: ReviewWork, { detail }: ReviewReport): ReportTexts {
  const files = open.files.map((file) => ({ path: file.path, old: textOf(file, "old"), new: textOf(file, "new") }));
  const sides = (["old", "new"] as const).flatMap((side) =>
    files.flatMap((file) => (file[side] === null ? [] : [[sideName(side, file.path), file[side]] as const])),
  );
  const { issues, decoys, neutral } = detail;
  return {
    files,
    exercise: {
      code: {
        ...Object.fromEntries(sides),
        ...Object.fromEntries(issues.flatMap(({ id, proof }) => (proof ? [[proofName(id), proof.source]] : []))),
      },
      prose: {
        [TEACHING]: detail.teaching,
        ...Object.fromEntries(issues.map(({ id, why }) => [whyName(id), why])),
        ...Object.fromEntries(issues.map(({ id, how }) => [howName(id), how])),
        ...Object.fromEntries([...decoys, ...neutral].map(({ why }) => [remarkName(why), why])),
      },
    },
    own: { code: {}, prose: Object.fromEntries(work.findings.map(({ id, text }) => [saidName(id), text])) },
  };
}
