import { KINDS, type KindId } from "./registry";
import type { Skill } from "./skills";

/**
 * Skills, for all kinds. Pure: what happened goes in as a list, what follows comes out.
 * Rules: docs/grading.md, "Passes, scored attempts and skills".
 */

/** One submission as evidence for one skill. Every review is evidence for *know-when-to-trust* as well. */
export interface Evidence {
  readonly skill: Skill;
  readonly slug: string;
  readonly kind: KindId;
  readonly passed: boolean;
  readonly counting: boolean;
  readonly at: Date;
  /** Whether the question after the pass was answered; undefined where its kind asks none. */
  readonly explained?: boolean;
  /** *say-what-is-wrong* only: a mentor ticked "a colleague could act on it". */
  readonly actionable?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days are counted by date (UTC): what opens or falls due on a day does so for the whole of it. */
const dayOf = (time: number) => Math.floor(time / DAY_MS);
/** Passes on this many exercises … */
export const SHOWN_PASSES = 3;
/** … with at least this much between the first and the last: once in a good week is not a skill yet. */
const SHOWN_SPREAD_DAYS = 7;
/** When to check again: each interval starts at the check before it, the first at the first pass. The last repeats. */
const CHECK_AGAIN_DAYS = [7, 21, 60] as const;

export interface SkillProgress {
  readonly skill: Skill;
  /** `new`: no scored attempts yet. `fading`: was shown, and a check since then was missed. */
  readonly state: "new" | "practising" | "shown" | "fading";
  /** Pieces of evidence that count, and those of them that are passes. */
  readonly tries: number;
  readonly passes: number;
  /** Slugs of the exercises that were passed in counting tries, in order of their first pass. */
  readonly passedOn: readonly string[];
  /** How many more exercises *shown* asks for; 0 when only the days between are missing. */
  readonly passesMissing: number;
  /** When another exercise on this skill would tell the most; null before the first pass. */
  readonly checkAgainAt: Date | null;
}

/** What a submission says about a skill: null where it says nothing either way. */
function speaks(evidence: Evidence): boolean {
  if (!evidence.counting) return false;
  // Work that its author could not explain may be luck or a tool's work: neither for nor against.
  if (evidence.passed && KINDS[evidence.kind].can.explainBack && evidence.explained !== true) return false;
  // Only a person can say that a comment can be acted on; until one has, there is no evidence.
  if (evidence.skill === "say-what-is-wrong" && evidence.actionable === undefined) return false;
  return true;
}

const holds = (evidence: Evidence) =>
  evidence.skill === "say-what-is-wrong" ? evidence.passed && evidence.actionable === true : evidence.passed;

/**
 * The state of one skill, from any list of evidence (that of other skills is left aside; the order does not matter).
 * A counting try on or after the day on which a check is due is that check. A missed one is asked again after half
 * the interval; a pass then starts the same interval again.
 */
export function skillProgress(skill: Skill, evidence: readonly Evidence[]): SkillProgress {
  const told = evidence
    .filter((e) => e.skill === skill && speaks(e))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0));
  const passedOn = new Set<string>();
  let first: number | null = null;
  let step = 0;
  let missed = false;
  let due: number | null = null;
  let state: SkillProgress["state"] = told.length > 0 ? "practising" : "new";

  for (const one of told) {
    const at = one.at.getTime();
    const isCheck = due !== null && dayOf(at) >= dayOf(due);
    if (holds(one)) {
      first ??= at;
      passedOn.add(one.slug);
      if (due === null) due = at + CHECK_AGAIN_DAYS[0] * DAY_MS;
      else if (isCheck) {
        if (!missed) step = Math.min(step + 1, CHECK_AGAIN_DAYS.length - 1);
        missed = false;
        due = at + CHECK_AGAIN_DAYS[step]! * DAY_MS;
      }
      const spread = dayOf(at) - dayOf(first) >= SHOWN_SPREAD_DAYS;
      if (state === "fading" ? isCheck : passedOn.size >= SHOWN_PASSES && spread) state = "shown";
    } else if (isCheck) {
      missed = true;
      due = at + (CHECK_AGAIN_DAYS[step]! * DAY_MS) / 2;
      if (state === "shown") state = "fading";
    }
  }
  return {
    skill,
    state,
    tries: told.length,
    passes: told.filter(holds).length,
    passedOn: [...passedOn],
    passesMissing: Math.max(0, SHOWN_PASSES - passedOn.size),
    checkAgainAt: due === null ? null : new Date(due),
  };
}
