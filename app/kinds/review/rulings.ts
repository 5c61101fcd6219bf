import { z } from "zod";
import { DEFECT_CLASS_IDS, type DefectClass } from "../defect-classes";
import type { Folder } from "../exercise";
import { WIDEN_BY } from "./constants";
import { type Issue, type Key, KeySchema, type Range, RangeSchema, type Remark, type Severity } from "./key-schema";
import { isFalseAlarm, isWholePlace, type Place } from "./mark";
import type { ReviewReport } from "./report-schema";
import type { ReviewFinding, ReviewWork } from "./work";

/**
 * Findings that a person rules on after submission: which ones, which are alike, and what a ruling makes of the key.
 * Pure.
 */

const PlaceSchema: z.ZodType<Place> = z.union([RangeSchema, z.strictObject({ whole: z.literal(true) })]);
export const PlacesSchema = z.array(PlaceSchema).min(1).max(12);

/** What is ruled on: a place, and what kind of defect it was called. */
export interface Spot {
  readonly place: Place;
  readonly class: DefectClass;
}
export const SpotSchema = z.object({ place: PlaceSchema, class: z.enum(DEFECT_CLASS_IDS) });

/** The findings of a review that counted as false alarms, the free one too, as they were written. */
export function alarmsOf({ detail }: ReviewReport, { findings }: ReviewWork): ReviewFinding[] {
  const alarms = new Set(detail.findings.filter(isFalseAlarm).map(({ id }) => id));
  return findings.filter(({ id }) => alarms.has(id));
}

const touches = (a: Range, b: Range, widenedBy = 0) =>
  a.file === b.file && a.side === b.side && a.from <= b.to + widenedBy && b.from <= a.to + widenedBy;

/**
 * Whether a finding is alike to the one that an item or a ruling began with: the same class, both on the whole change,
 * or both on one side of one file, where its lines overlap the first one's, widened by 2 as the matcher widens a key's.
 * It is always compared with that first one, never with those that joined since: so nothing chains, and what is alike
 * spans at most 12 + 2·(2 + 11) lines.
 */
export function isAlike(first: Spot, other: Spot): boolean {
  if (first.class !== other.class) return false;
  if (isWholePlace(first.place) || isWholePlace(other.place))
    return isWholePlace(first.place) && isWholePlace(other.place);
  return touches(first.place, other.place, WIDEN_BY);
}

/** A ruling, as far as the key goes. Without its words: these stay with the mentor who wrote them. */
export interface Amendment {
  /** Names the issue: small letters, digits and hyphens. */
  readonly id: string;
  readonly decision: "key" | "neutral";
  readonly class: DefectClass;
  /** Of an issue. */
  readonly severity: Severity;
  readonly places: readonly Place[];
}

/** Whether a finding at this place gets what the ruling gives, without its own lines being added to it. */
export function isCovered({ decision, places }: Pick<Amendment, "decision" | "places">, place: Place): boolean {
  return places.some((one) => {
    if (isWholePlace(one) || isWholePlace(place)) return isWholePlace(one) && isWholePlace(place);
    if (decision === "key") return touches(one, place);
    return one.file === place.file && one.side === place.side && one.from <= place.from && place.to <= one.to;
  });
}

const PREFIX = "ruled-";
const issueIdOf = (rulingId: string) => `${PREFIX}${rulingId}`;
/** The ruling that put an issue into the key; null for an author's own. */
export const rulingOfIssue = (issueId: string): string | null =>
  issueId.startsWith(PREFIX) ? issueId.slice(PREFIX.length) : null;

/** What stands in a key where a ruling's own words would; pages put those in its place. */
const WORDS = {
  title: "An issue that a mentor added to the key",
  why: "A learner found this and defended it, and a mentor added it to the key.",
  how: "A learner saw this by reading these lines. What would have to be true for them to be correct?",
  untestable: "A mentor decided this; there is no test for it.",
  neutral: "Someone stood by a finding here: it has no effect on the score.",
} as const;

/** A range without the lines of another: none, one or two pieces. */
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
  // Lines that were said to be right, or left as they are, are not any more: a finding on them could match nothing.
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
 * A review's folder with rulings on its key, in their order. The same rulings give the same text. Whether it still
 * reads (lines that are there, not too many issues) is for anyone who parses it.
 */
export function amendFolder(folder: Folder, amendments: readonly Amendment[]): Folder {
  const key = KeySchema.parse(JSON.parse(folder["key.json"] ?? ""));
  return { ...folder, "key.json": `${JSON.stringify(amendments.reduce(amendKey, key), null, 2)}\n` };
}

/** A report with what mentors wrote of the issues that they put into the key, by ruling. */
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
