import { type FSRSState, fsrs, Rating } from "ts-fsrs";
import { DAY_MS } from "~/operations/time";
import { type Backing, backingOf, lacksBacking } from "./backing";
import type { KindId } from "./registry";
import type { Skill } from "./skills";

/**
 * Calculates the states of a learner's skills from a list of evidence, for all kinds. Pure. Rules: docs/grading.md,
 * "Passes, scored attempts and skills".
 */

/** A submission as evidence for one skill. Every review is also evidence for *know-when-to-trust*. */
export interface Evidence {
  readonly skill: Skill;
  readonly slug: string;
  /** Orders the attempts at an exercise, because times are rounded to the hour. */
  readonly tryNumber: number;
  readonly kind: KindId;
  readonly passed: boolean;
  readonly counting: boolean;
  readonly at: Date;
  /**
   * Whether the learner correctly answered the question after the pass. Undefined if the exercise has no such question.
   */
  readonly explained?: boolean;
  /** Whether running code or a mentor backs the pass (`backing.ts`). Undefined if the pass needs no backing. */
  readonly backed?: boolean;
  /** Whether a mentor confirmed that a colleague could act on the text. Only for the skill *say-what-is-wrong*. */
  readonly actionable?: boolean;
}

/** Converts a time to a day number, counted in UTC. A day on which something opens or is due begins at midnight UTC. */
const dayOf = (time: number) => Math.floor(time / DAY_MS);
/**
 * The number of exercises that a learner must pass to demonstrate a skill. The passes must span `SHOWN_SPREAD_DAYS`.
 */
export const SHOWN_PASSES = 3;
/**
 * The minimum number of days between the first and the last pass, because a few passes within one week are not enough.
 */
export const SHOWN_SPREAD_DAYS = 7;
/**
 * Decides when learners should refresh a skill, using FSRS-6 (github.com/open-spaced-repetition, after Ye, Su and Cao
 * 2022, doi.org/10.1145/3534678.3539081) with its published weights. A refresh is due when the estimated chance of
 * still passing falls to 90%, or after 60 days at the latest. The same evidence always leads to the same day (no fuzz),
 * and further practice on the same day doesn't postpone a refresh (no short-term steps).
 */
const SCHEDULE = fsrs({
  request_retention: 0.9,
  maximum_interval: 60,
  enable_fuzz: false,
  enable_short_term: false,
});

export interface SkillProgress {
  readonly skill: Skill;
  /**
   * `new`: no scored attempts yet. `fading`: the skill was demonstrated, but the learner has since failed a refresh.
   */
  readonly state: "new" | "practising" | "shown" | "fading";
  /** The number of scored attempts, and how many of them passed. */
  readonly tries: number;
  readonly passes: number;
  /** Slugs of the exercises that the learner passed in scored attempts, ordered by first pass. */
  readonly passedOn: readonly string[];
  /**
   * The number of exercises that the learner still has to pass before the skill is demonstrated. 0 if the learner has
   * passed enough exercises, even if a pass still needs backing or the passes need to be further apart.
   */
  readonly passesMissing: number;
  /** The number of passes that are backed, and the number that must be backed. Null if no pass needs backing. */
  readonly backing: Backing | null;
  /** The day on which the next refresh is due (as midnight UTC); null before the first pass. */
  readonly checkAgainAt: Date | null;
  /** The latest refresh: its exercise and its day (as midnight UTC). */
  readonly refreshed: { readonly slug: string; readonly on: Date } | null;
}

/** Whether a submission is evidence for or against its skill. False if it says nothing about the skill. */
export function speaks(evidence: Evidence): boolean {
  if (!evidence.counting) return false;
  // If the learner couldn't explain the work, they may have been lucky or used a tool, so the pass isn't evidence.
  if (evidence.passed && evidence.explained === false) return false;
  // Only a mentor can judge whether a colleague could act on a comment. Until a mentor has done so, there is no
  // evidence.
  if (evidence.skill === "say-what-is-wrong" && evidence.actionable === undefined) return false;
  return true;
}

const holds = (evidence: Evidence) =>
  evidence.skill === "say-what-is-wrong" ? evidence.passed && evidence.actionable === true : evidence.passed;

/** The number of days between the first and the last of these passes. */
const spreadOf = (passes: readonly Evidence[]) => {
  const days = passes.map(({ at }) => dayOf(at.getTime()));
  return Math.max(...days) - Math.min(...days);
};

/**
 * Whether these passes, in chronological order, demonstrate a skill. At least half of the counted passes that need
 * backing must be backed. The passes are chosen in the learner's favour, so another pass never makes things worse.
 */
function isDemonstrated(passes: readonly Evidence[]): boolean {
  const backing = backingOf(passes, SHOWN_PASSES);
  if (new Set(passes.map(({ slug }) => slug)).size < SHOWN_PASSES || lacksBacking(backing)) return false;
  const backed = new Set(passes.filter((one) => one.backed !== false).map(({ slug }) => slug));
  const [solid, others] = [
    passes.filter(({ slug }) => backed.has(slug)),
    passes.filter(({ slug }) => !backed.has(slug)),
  ];
  // Some exercises without backing count, too. We choose those that give the longest time span. If two or more
  // exercises are backed, these are the first and the last exercise without backing. If one exercise is backed, it is
  // either of these two. Otherwise, no exercise without backing counts.
  const ends = [others[0], others.at(-1)].map((end) => others.filter(({ slug }) => slug === end?.slug));
  const choices = (backing?.backed ?? 0) > 1 ? [ends.flat()] : (backing?.backed ?? 0) === 1 ? ends : [[]];
  return choices.some((some) => spreadOf([...solid, ...some]) >= SHOWN_SPREAD_DAYS);
}

/**
 * Calculates the state of one skill. `evidence` may be in any order, and evidence for other skills is ignored. The
 * first pass and every later scored attempt change the schedule. A scored attempt on or after the day on which a
 * refresh is due counts as that refresh. Only a failed refresh makes a demonstrated skill fade, and only a passed
 * refresh restores it. `note` is called for each scored attempt, in chronological order, with the state after it.
 */
export function skillProgress(
  skill: Skill,
  evidence: readonly Evidence[],
  note: (state: SkillProgress["state"], at: Date) => void = () => {},
): SkillProgress {
  const relevant = evidence
    .filter((e) => e.skill === skill && speaks(e))
    .sort(
      (a, b) =>
        a.at.getTime() - b.at.getTime() ||
        (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0) ||
        a.tryNumber - b.tryNumber,
    );
  const passes: Evidence[] = [];
  let memory: FSRSState | null = null;
  let last = 0;
  /** The UTC day on which the next refresh is due, as a day number like `last`. */
  let due: number | null = null;
  let refreshed: SkillProgress["refreshed"] = null;
  let state: SkillProgress["state"] = relevant.length > 0 ? "practising" : "new";

  for (const one of relevant) {
    const at = one.at.getTime();
    const isCheck = due !== null && dayOf(at) >= due;
    const isPass = holds(one);
    if (isCheck) refreshed = { slug: one.slug, on: new Date(dayOf(at) * DAY_MS) };
    if (isPass) {
      passes.push(one);
      if (state === "fading" ? isCheck : state !== "shown" && isDemonstrated(passes)) state = "shown";
    } else if (isCheck && state === "shown") state = "fading";
    note(state, one.at);
    if (passes.length === 0) continue;
    const days: number = memory ? dayOf(at) - last : 0;
    memory = SCHEDULE.next_state(memory, days, isPass ? Rating.Good : Rating.Again);
    last = dayOf(at);
    due = last + SCHEDULE.next_interval(memory.stability, days);
  }
  const passedOn = [...new Set(passes.map(({ slug }) => slug))];
  return {
    skill,
    state,
    tries: relevant.length,
    passes: passes.length,
    passedOn,
    passesMissing: Math.max(0, SHOWN_PASSES - passedOn.length),
    backing: backingOf(passes, SHOWN_PASSES),
    checkAgainAt: due === null ? null : new Date(due * DAY_MS),
    refreshed,
  };
}
