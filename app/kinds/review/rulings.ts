import type { Folder } from "../exercise";
import { isWholePlace, type Range, touches, WIDEN_BY } from "../place";
import type { Amendment, StandBy } from "../stand-by";
import type { ReviewContent } from "./content";
import { acceptsWhole, type Issue, type Key, KeySchema, type Remark, rangesOf } from "./key-schema";
import type { ReviewReport } from "./report-schema";
import type { ReviewFinding, ReviewWork } from "./work";

/** Selects the findings that mentors can rule on after submission, and applies rulings to the key. Pure. */

const heldOf = ({ detail }: ReviewReport) => detail.findings.find(({ outcome }) => outcome === "held")?.id ?? null;

/**
 * Returns the findings in a review that earned less than full credit for an issue, and the held finding, as the learner
 * wrote them.
 */
function disputableOf(report: ReviewReport, { findings }: ReviewWork): ReviewFinding[] {
  const { detail } = report;
  const full = new Set(detail.issues.filter(({ credit }) => credit.value === 1).map(({ finding }) => finding));
  full.delete(heldOf(report));
  const judged = new Set(detail.findings.map(({ id }) => id));
  return findings.filter(({ id }) => judged.has(id) && !full.has(id));
}

const PREFIX = "ruled-";
const issueIdOf = (rulingId: string) => `${PREFIX}${rulingId}`;
/** Returns the id of the ruling that added an issue to the key. Null for the author's own issues. */
const rulingOfIssue = (issueId: string): string | null =>
  issueId.startsWith(PREFIX) ? issueId.slice(PREFIX.length) : null;

/** Placeholders in the key for the text that the mentor wrote. Pages show the mentor's text instead. */
const WORDS = {
  title: "An issue that a mentor added to the key",
  why: "A learner found this and disputed the result, and a mentor added it to the key.",
  how: "A learner found this by reading these lines. What would have to be true for these lines to be correct?",
  untestable: "A mentor decided this; there is no test for it.",
  neutral: "Someone disputed the result of a finding here, so findings here have no effect on the score.",
} as const;

/** Returns the parts of a range that remain without the lines of another range: zero, one or two pieces. */
function without<T extends Range>(range: T, hole: Range): T[] {
  if (!touches(range, hole)) return [range];
  const pieces = [
    { ...range, to: hole.from - 1 },
    { ...range, from: hole.to + 1 },
  ];
  return pieces.filter(({ from, to }) => from <= to);
}

const cut = <T extends Remark>(remarks: readonly T[], holes: readonly Range[]) =>
  holes.reduce<T[]>((left, hole) => left.flatMap((remark) => without(remark, hole)), [...remarks]);

/**
 * Returns the issue in the key that a ruling describes differently: the ruling is at the issue's place, but has another
 * class or severity. A ruling on neutral lines or on a decoy next to an issue is not about that issue.
 */
function describedIn(key: Key, { class: defect, severity, places }: Amendment): Issue | undefined {
  const lines = places.flatMap((place) => (isWholePlace(place) ? [] : [place]));
  const isElsewhere = [...key.neutral, ...key.decoys].some((range) => lines.some((line) => touches(range, line)));
  return key.issues.find((issue) => {
    const isHere =
      !isElsewhere && rangesOf(issue).some((range) => lines.some((line) => touches(range, line, WIDEN_BY)));
    if (!issue.classes.includes(defect)) return isHere;
    return issue.severity !== severity && (isHere || (acceptsWhole(issue) && places.some(isWholePlace)));
  });
}

function amendKey(key: Key, amendment: Amendment): Key {
  const { id, decision, class: defect, severity, places } = amendment;
  const described = decision === "key" ? describedIn(key, amendment) : undefined;
  if (described) {
    const classes = [...new Set([...described.classes, defect])];
    return {
      ...key,
      issues: key.issues.map((issue) => (issue === described ? { ...issue, classes, severity } : issue)),
    };
  }
  const lines = places.flatMap((place) => (isWholePlace(place) ? [] : [place]));
  // The ruling's lines are removed from decoys and, for a new issue, from neutral ranges, because findings on such
  // ranges could not match the issue.
  const decoys = cut(key.decoys, lines);
  if (decision === "neutral") {
    const remarks = lines.map((range) => ({ ...range, why: WORDS.neutral }));
    // The lines of an issue can't become neutral, because findings on these lines would no longer match the issue.
    const neutral = [...key.neutral, ...cut(remarks, key.issues.flatMap(rangesOf))];
    const isWhole = places.some(isWholePlace);
    const wholeNeutral = [...new Set([...(key.wholeNeutral ?? []), ...(isWhole ? [defect] : [])])];
    return { ...key, neutral, decoys, ...(wholeNeutral.length > 0 && { wholeNeutral }) };
  }
  const issue: Issue = {
    id: issueIdOf(id),
    title: WORDS.title,
    classes: [defect],
    severity,
    accepted: [...places],
    why: WORDS.why,
    how: WORDS.how,
    mend: [],
    untestable: WORDS.untestable,
  };
  return { ...key, issues: [...key.issues, issue], neutral: cut(key.neutral, lines), decoys };
}

/**
 * Applies rulings, in order, to the key in a review exercise's folder. Deterministic. The result may be invalid
 * (missing lines, too many issues). If so, the code that parses the result reports the problems.
 */
function amendFolder(folder: Folder, amendments: readonly Amendment[]): Folder {
  const key = KeySchema.parse(JSON.parse(folder["key.json"] ?? ""));
  return { ...folder, "key.json": `${JSON.stringify(amendments.reduce(amendKey, key), null, 2)}\n` };
}

/** Fills in the text that mentors wrote for the issues that their rulings added. `words` is keyed by ruling id. */
function withRuledWords(
  report: ReviewReport,
  words: ReadonlyMap<string, { readonly title: string; readonly why: string }>,
): ReviewReport {
  const issues = report.detail.issues.map((issue) => {
    const said = words.get(rulingOfIssue(issue.id) ?? "");
    return said ? { ...issue, title: said.title || issue.title, why: said.why || issue.why } : issue;
  });
  return { ...report, detail: { ...report.detail, issues } };
}

export const standBy: StandBy<ReviewContent, ReviewWork, ReviewReport> = {
  findings: ({ findings }) => findings,
  disputable: disputableOf,
  held: heldOf,
  withEnd: (report, rulingEnd) => ({ ...report, detail: { ...report.detail, rulingEnd } }),
  key: ({ key }) => key,
  amend: amendFolder,
  rulingsIn: ({ detail }) => detail.issues.flatMap(({ id }) => rulingOfIssue(id) ?? []),
  withWords: withRuledWords,
};
