import { z } from "zod";
import { DEFECT_CLASS_IDS, type DefectClass } from "../defect-classes";
import type { Folder } from "../exercise";
import { WIDEN_BY } from "./constants";
import { type Issue, type Key, KeySchema, type Range, RangeSchema, type Remark, type Severity } from "./key-schema";
import { isFalseAlarm, isWholePlace, type Place } from "./mark";
import type { ReviewReport } from "./report-schema";
import type { ReviewFinding, ReviewWork } from "./work";

/**
 * Findings that a mentor rules on after submission: which findings, which are alike, and how a ruling changes the key.
 * Pure.
 */

const PlaceSchema: z.ZodType<Place> = z.union([RangeSchema, z.strictObject({ whole: z.literal(true) })]);
export const PlacesSchema = z.array(PlaceSchema).min(1).max(12);

/** What a ruling is about: a place, and the class that the finding gave it. */
export interface Spot {
  readonly place: Place;
  readonly class: DefectClass;
}
export const SpotSchema = z.object({ place: PlaceSchema, class: z.enum(DEFECT_CLASS_IDS) });

/** The findings of a review that counted as false alarms, including the free one, as written. */
export function alarmsOf({ detail }: ReviewReport, { findings }: ReviewWork): ReviewFinding[] {
  const alarms = new Set(detail.findings.filter(isFalseAlarm).map(({ id }) => id));
  return findings.filter(({ id }) => alarms.has(id));
}

const touches = (a: Range, b: Range, widenedBy = 0) =>
  a.file === b.file && a.side === b.side && a.from <= b.to + widenedBy && b.from <= a.to + widenedBy;

/**
 * Whether a finding is like the one that an item or a ruling started with: the same class, and either both on the whole
 * change, or both on one side of one file with its lines overlapping the first one's, widened by 2 as the matcher
 * widens a key's. Always compared with that first finding, never with those that joined later, so that groups do not
 * chain: one group spans at most 12 + 2·(2 + 11) lines.
 */
export function isAlike(first: Spot, other: Spot): boolean {
  if (first.class !== other.class) return false;
  if (isWholePlace(first.place) || isWholePlace(other.place))
    return isWholePlace(first.place) && isWholePlace(other.place);
  return touches(first.place, other.place, WIDEN_BY);
}

/** The part of a ruling that changes the key. Without the mentor's words, which stay with the mentor. */
export interface Amendment {
  /** The issue's id: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly decision: "key" | "neutral";
  readonly class: DefectClass;
  /** For rulings that add an issue. */
  readonly severity: Severity;
  readonly places: readonly Place[];
}

/** Whether a ruling already applies to a finding at this place, without adding the finding's lines to it. */
export function isCovered({ decision, places }: Pick<Amendment, "decision" | "places">, place: Place): boolean {
  return places.some((one) => {
    if (isWholePlace(one) || isWholePlace(place)) return isWholePlace(one) && isWholePlace(place);
    if (decision === "key") return touches(one, place);
    return one.file === place.file && one.side === place.side && one.from <= place.from && place.to <= one.to;
  });
}

const PREFIX = "ruled-";
const issueIdOf = (rulingId: string) => `${PREFIX}${rulingId}`;
/** The ruling that added an issue to the key; null for an author's own issue. */
export const rulingOfIssue = (issueId: string): string | null =>
  issueId.startsWith(PREFIX) ? issueId.slice(PREFIX.length) : null;

/** Placeholders in a key for the ruling's own words, which pages insert. */
const WORDS = {
  title: "An issue that a mentor added to the key",
  why: "A learner found this and defended it, and a mentor added it to the key.",
  how: "A learner saw this by reading these lines. What would have to be true for them to be correct?",
  untestable: "A mentor decided this; there is no test for it.",
  neutral: "Someone stood by a finding here: it has no effect on the score.",
} as const;

/** A range without the lines of another: zero, one or two pieces. */
function without<T extends Range>(range: T, hole: Range): T[] {
  if (!touches(range, hole)) return [range];
  const pieces = [
    { ...range, to: hole.from - 1 },
    { ...range, from: hole.to + 1 },
  ];
  return pieces.filter(({ from, to }) => from <= to);
}

const cut = (remarks: readonly Remark[], holes: readonly Range[]) =>
  holes.reduce<Remark[]>((left, hole) => left.flatMap((remark) => without(remark, hole)), [...remarks]);

function amendKey(key: Key, { id, decision, class: defect, severity, places }: Amendment): Key {
  const lines = places.flatMap((place) => (isWholePlace(place) ? [] : [place]));
  // The new issue's lines no longer belong to decoys and neutral ranges: a finding on them could match nothing.
  const decoys = cut(key.decoys, lines);
  if (decision === "neutral") {
    const neutral = [...key.neutral, ...lines.map((range) => ({ ...range, why: WORDS.neutral }))];
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
 * A review's folder with rulings applied to its key, in their order. Deterministic. The result may be invalid (missing
 * lines, too many issues); the code that parses it finds out.
 */
export function amendFolder(folder: Folder, amendments: readonly Amendment[]): Folder {
  const key = KeySchema.parse(JSON.parse(folder["key.json"] ?? ""));
  return { ...folder, "key.json": `${JSON.stringify(amendments.reduce(amendKey, key), null, 2)}\n` };
}

/** A report with the mentors' words for the issues that their rulings added, by ruling. */
export function withRuledWords(
  report: ReviewReport,
  words: ReadonlyMap<string, { readonly title: string; readonly why: string }>,
): ReviewReport {
  const issues = report.detail.issues.map((issue) => {
    const said = words.get(rulingOfIssue(issue.id) ?? "");
    return said ? { ...issue, title: said.title || issue.title, why: said.why || issue.why } : issue;
  });
  return { ...report, detail: { ...report.detail, issues } };
}
