import { type FSRSState, fsrs, Rating } from "ts-fsrs";
import { DAY_MS } from "~/operations/time";
import { type Backing, backingOf, lacksBacking } from "./backing";
import type { KindId } from "./registry";
import type { Skill } from "./skills";

/**
 * Works out the states of a learner's skills from a list of evidence, for all kinds. Pure. Rules: docs/grading.md,
 * "Passes, scored attempts and skills".
 */

/** One submission as evidence for one skill. Every review is evidence for *know-when-to-trust* as well. */
export interface Evidence {
  readonly skill: Skill;
  readonly slug: string;
  readonly kind: KindId;
  readonly passed: boolean;
  readonly counting: boolean;
  readonly at: Date;
  /** Whether the learner answered the question after the pass. Undefined if the exercise has no such question. */
  readonly explained?: boolean;
  /** Whether running code or a mentor backs the pass (`backing.ts`). Undefined if the pass needs no backing. */
  readonly backed?: boolean;
  /** Whether a mentor ticked "a colleague could act on it". Only for the skill *say-what-is-wrong*. */
  readonly actionable?: boolean;
}

/** Days are UTC dates. If something opens or is due on a day, it opens or is due at the start of that day. */
const dayOf = (time: number) => Math.floor(time / DAY_MS);
/** A skill is demonstrated by passes on this many exercises, at least `SHOWN_SPREAD_DAYS` apart. */
export const SHOWN_PASSES = 3;
/**
 * The minimum number of days between the first pass and the last, because a few passes within one week are not
 * enough.
 */
export const SHOWN_SPREAD_DAYS = 7;
/**
 * Decides when to refresh a skill, by FSRS-6 (github.com/open-spaced-repetition, after Ye, Su and Cao 2022,
 * doi.org/10.1145/3534678.3539081) with its published weights. A refresh is due when the estimated chance of still
 * passing falls to 90%, at the latest after 60 days. Equal evidence gives equal days (no fuzz), and practice within a
 * day doesn't postpone a refresh (no short-term steps).
 */
const SCHEDULE = fsrs({
  request_retention: 0.9,
  maximum_interval: 60,
  enable_fuzz: false,
  enable_short_term: false,
});

export interface SkillProgress {
  readonly skill: Skill;
  /** `new`: no scored attempts yet. `fading`: was demonstrated, but the learner has since failed a refresh. */
  readonly state: "new" | "practising" | "shown" | "fading";
  /** Number of scored attempts, and how many of them passed. */
  readonly tries: number;
  readonly passes: number;
  /** Slugs of the exercises passed in scored attempts, in order of first pass. */
  readonly passedOn: readonly string[];
  /**
   * How many more exercises the learner must pass before the skill is demonstrated. 0 if the skill lacks only days
   * between the passes, or backing.
   */
  readonly passesMissing: number;
  /** How many of the passes are backed, and how many must be backed. Null if no pass needs backing. */
  readonly backing: Backing | null;
  /** The day on which the next refresh is due (midnight UTC); null before the first pass. */
  readonly checkAgainAt: Date | null;
  /** The latest refresh: its exercise and its day (midnight UTC). */
  readonly refreshed: { readonly slug: string; readonly on: Date } | null;
}

/** Whether a submission is evidence for or against a skill, or neither. */
export function speaks(evidence: Evidence): boolean {
  if (!evidence.counting) return false;
  // Work that the learner could not explain may be luck, or a tool may have written it, so it doesn't count as
  // evidence.
  if (evidence.passed && evidence.explained === false) return false;
  // Only a person can judge whether a colleague could act on a comment. Until a mentor has judged, there is no
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
 * Whether these passes, in order of time, demonstrate a skill. At least half of the counted passes that need backing
 * must be backed. We count the passes that help the learner most, so a further pass never makes things worse.
 */
function isDemonstrated(passes: readonly Evidence[]): boolean {
  const backing = backingOf(passes, SHOWN_PASSES);
  if (new Set(passes.map(({ slug }) => slug)).size < SHOWN_PASSES || lacksBacking(backing)) return false;
  const backed = new Set(passes.filter((one) => one.backed !== false).map(({ slug }) => slug));
  const [solid, others] = [
    passes.filter(({ slug }) => backed.has(slug)),
    passes.filter(({ slug }) => !backed.has(slug)),
  ];
  // Some passes without backing count, too. We choose those that give the longest time span: the first and the last one
  // if two or more exercises are backed, either of these two if one exercise is backed, otherwise none.
  const ends = [others[0], others.at(-1)].map((end) => others.filter(({ slug }) => slug === end?.slug));
  const choices = (backing?.backed ?? 0) > 1 ? [ends.flat()] : (backing?.backed ?? 0) === 1 ? ends : [[]];
  return choices.some((some) => spreadOf([...solid, ...some]) >= SHOWN_SPREAD_DAYS);
}

/**
 * The state of one skill, from any list of evidence (evidence for other skills is ignored, and the order does not
 * matter). The first pass and every later scored attempt change the schedule. A scored attempt on or after the day on
 * which a refresh is due counts as that refresh. Only a failed refresh makes a demonstrated skill fade, and only a
 * passed refresh restores it. `note` is called for each scored attempt, in order of time, with the state after it.
 */
export function skillProgress(
  skill: Skill,
  evidence: readonly Evidence[],
  note: (state: SkillProgress["state"], at: Date) => void = () => {},
): SkillProgress {
  const relevant = evidence
    .filter((e) => e.skill === skill && speaks(e))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0));
  const passes: Evidence[] = [];
  let memory: FSRSState | null = null;
  let last = 0;
  /** A UTC day as a number, like `last`. */
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
