// Long: the parts of a home page are computed from the same submissions and states.
import { AS_IT_STANDS, type Unseen } from "~/accounts/reading/unseen.server";
import { findBackground } from "~/accounts/settings.server";
import { findExercise, hasWalkthrough, type Listing, listExercisesFor } from "~/catalogue/catalogue.server";
import { sayLacking } from "~/kinds/backing";
import { SHOWN_PASSES, type SkillProgress, skillProgress } from "~/kinds/progress";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { type Assigned, dueOf, listAssigned } from "../assignments/learner.server";
import { type Graded, listGraded } from "../counts/evidence.server";
import { type ExerciseState, getStates } from "../counts/states.server";
import { type CheckAgain, checkAgain, refreshesLeft } from "../next/check-again";
import type { StateOf } from "../next/next";
import { formsOfDay, type WaitingForm, waitingForms } from "../next/second-form.server";
import { listTracksOf, progressOn, type TrackProgress } from "../tracks/read.server";
import { type Judgement, judge } from "../trust/judgement";
import { findExerciseFor, type Opener } from "../uploads/may-open.server";
import { chooseNext, listDrafts, type Next, recommendNext } from "./next-exercise.server";

interface Named {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
}

export interface SkillView {
  readonly skill: SkillProgress["skill"];
  readonly state: SkillProgress["state"];
  /** How many exercises are passed in scored attempts, and how many are needed to demonstrate the skill. */
  readonly passes: number;
  readonly needed: number;
  /** If there are enough passes: what else is missing to demonstrate the skill, in words. */
  readonly lacks: string | null;
  /** The submissions that are evidence for the skill, newest first. */
  readonly evidence: readonly (Named & {
    submissionId: string;
    passed: boolean;
    isScored: boolean;
    isUndecided: boolean;
    /** Whether the submission's pass is backed; null if the pass needs no backing. */
    backed: boolean | null;
  })[];
}

export interface LearnHome {
  readonly next: Next | null;
  /**
   * The exercise that is next in the learner's track: `next` if it belongs to the track; null if the track is done.
   */
  readonly nextInTrack: string | null;
  /** All assignments that apply to the learner, by deadline. */
  readonly assigned: readonly Assigned[];
  /**
   * True if the learner has not answered the first question on the welcome page, and has handed in fewer different
   * exercises than the welcome page offers.
   */
  readonly isNew: boolean;
  /**
   * Exercises with a walkthrough, limited to kinds of which the learner has not handed in any exercise. Empty until the
   * learner has handed in an exercise with a walkthrough, because the welcome page and the lessons offer the first one.
   * Leaves out drafts.
   */
  readonly guided: readonly Named[];
  /** Drafts of exercises that are on offer to the learner. */
  readonly drafts: readonly Named[];
  readonly track: {
    readonly id: string;
    readonly title: string;
    readonly items: readonly (Named & { readonly state: ExerciseState })[];
  } | null;
  readonly leadTracks: readonly TrackProgress[];
  readonly skills: readonly SkillView[];
  readonly refresh: Pick<RefreshSchedule, "today" | "later">;
  /** Second forms of submitted exercises, including those that have not opened yet. */
  readonly secondForms: readonly WaitingForm[];
  readonly judgement: Judgement;
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

/**
 * What a learner's home page shows: the next exercise with the reason for it, unfinished work, skills, evidence and
 * judgement. `besides`: an exercise whose draft isn't recommended, because the page is about that exercise.
 */
export async function getLearnHome(learner: Opener, besides?: string): Promise<LearnHome> {
  const [background, states, listings, graded, drafts, assigned] = await Promise.all([
    findBackground(learner),
    getStates(learner),
    listExercisesFor(learner),
    listGraded(learner.id, AS_IT_STANDS),
    listDrafts(learner),
    listAssigned(learner),
  ]);
  const stateOf = (slug: string) => states[slug] ?? "new";
  const own = await listTracksOf(learner, listings);
  const { track, recommended } = recommendNext(learner, listings, stateOf, background, own);
  const begun = await Promise.all(drafts.map((slug) => findExerciseFor(learner, slug)));
  const { secondForms, today, later } = scheduleOf(graded, stateOf, listings);
  const next = await chooseNext(learner, { due: dueOf(assigned), drafts, stateOf, recommended }, besides);
  const inTrack = track?.items.find(({ slug }) => slug === next?.slug) ?? recommended;
  return {
    next,
    nextInTrack: inTrack?.slug ?? null,
    assigned,
    isNew: isNew(background, graded),
    guided: guidedNext(listings, graded)
      .filter(({ slug }) => !drafts.includes(slug))
      .map(({ slug, title, kind }) => ({ slug, title, kind })),
    drafts: begun.flatMap((one) => (one ? [{ slug: one.slug, title: one.meta.title, kind: one.kind.id }] : [])),
    track: track && {
      id: track.id,
      title: track.title,
      items: track.items.map(({ slug, title, kind }) => ({ slug, title, kind, state: stateOf(slug) })),
    },
    leadTracks: own.map((one) => progressOn(one, stateOf)),
    skills: skillViews(graded),
    refresh: { today, later },
    secondForms,
    judgement: judge(graded),
  };
}

/**
 * Whether the welcome page is offered. Someone who signed up after a review as a guest, or through an invite, has not
 * seen it. Someone who has done one exercise for each kind no longer needs it.
 */
const isNew = (background: Awaited<ReturnType<typeof findBackground>>, graded: readonly Graded[]) =>
  background === null && new Set(graded.map(({ slug }) => slug)).size < KIND_IDS.length;

function guidedNext(listings: readonly Listing[], graded: readonly Graded[]): Listing[] {
  const [slugs, kinds] = [new Set(graded.map(({ slug }) => slug)), new Set(graded.map(({ kind }) => kind))];
  const guided = listings.filter(({ slug }) => hasWalkthrough(slug));
  return guided.some(({ slug }) => slugs.has(slug)) ? guided.filter(({ kind }) => !kinds.has(kind)) : [];
}

/** Whether the welcome page is offered to this person, for pages that load nothing else about this person's work. */
export async function isOfferedWelcome(learner: { readonly id: string }): Promise<boolean> {
  return isNew(...(await Promise.all([findBackground(learner), listGraded(learner.id, AS_IT_STANDS)])));
}

export interface RefreshSchedule {
  /** What to refresh today. */
  readonly today: readonly CheckAgain[];
  /** How many more refreshes are due, and will be offered over the next few days. */
  readonly later: number;
  /** The skills with a pass, sorted by the day (YYYY-MM-DD, UTC) of their next refresh. */
  readonly skills: readonly {
    readonly skill: Skill;
    readonly state: SkillProgress["state"];
    readonly dueOn: string;
    /**
     * False if only kinds that hide their topic train the skill, so no exercise may be offered by name for this skill.
     */
    readonly hasExercises: boolean;
  }[];
  /** Second forms of submitted exercises, including those that have not opened yet. */
  readonly secondForms: readonly WaitingForm[];
}

function scheduleOf(graded: readonly Graded[], stateOf: StateOf, listings: readonly Listing[]): RefreshSchedule {
  const now = new Date();
  const evidence = graded.flatMap((one) => one.evidence);
  const skills = SKILL_IDS.map((skill) => skillProgress(skill, evidence));
  const secondForms = waitingForms(graded, now);
  const due = checkAgain({ forms: secondForms, skills, listings, skillsOf, stateOf, now });
  const left = refreshesLeft(skills, formsOfDay(graded, now), now);
  return {
    today: due.slice(0, left),
    later: Math.max(0, due.length - left),
    skills: skills
      .flatMap(({ skill, state, checkAgainAt }) => {
        const hasExercises = listings.some((listing) => listing.skills.includes(skill));
        return checkAgainAt ? [{ skill, state, dueOn: dayOf(checkAgainAt), hasExercises }] : [];
      })
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    secondForms,
  };
}

/** When each of a learner's skills is due for a refresh. */
export async function getRefreshSchedule(learner: { readonly id: string }): Promise<RefreshSchedule> {
  const [states, listings, graded] = await Promise.all([
    getStates(learner),
    listExercisesFor(learner),
    listGraded(learner.id, AS_IT_STANDS),
  ]);
  return scheduleOf(graded, (slug) => states[slug] ?? "new", listings);
}

/** The skills that pages may show for an exercise. Empty for kinds that hide their topic until submission. */
function skillsOf(slug: string) {
  const exercise = findExercise(slug);
  return exercise && !exercise.kind.rules.hidesTopic ? exercise.meta.skills : [];
}

/** The skills and judgement that a learner's submissions show, for other people who open one of these submissions. */
export async function getShown(learner: { readonly id: string }, asGraded: Unseen) {
  const graded = await listGraded(learner.id, asGraded);
  return { skills: skillViews(graded), judgement: judge(graded) };
}

function skillViews(graded: readonly Graded[]): SkillView[] {
  const evidence = graded.flatMap((one) => one.evidence);
  return SKILL_IDS.flatMap((skill) => {
    const behind = graded.filter((one) => one.evidence.some((e) => e.skill === skill));
    if (behind.length === 0) return [];
    const { state, passedOn, passesMissing, backing } = skillProgress(skill, evidence);
    return [
      {
        skill,
        state,
        passes: passedOn.length,
        needed: SHOWN_PASSES,
        lacks: state === "practising" && passesMissing === 0 ? sayLacking(backing) : null,
        evidence: behind.map(({ submissionId, slug, title, kind, isScored, isUndecided, status, evidence }) => ({
          submissionId,
          slug,
          title,
          kind,
          isScored,
          isUndecided,
          passed: status === "passed",
          backed: evidence.find((one) => one.skill === skill)?.backed ?? null,
        })),
      },
    ];
  });
}

export interface HistoryRow extends Named {
  readonly submissionId: string;
  readonly tryNumber: number;
  readonly isScored: boolean;
  readonly isUndecided: boolean;
  /** Whether this is a pass that neither a test nor a mentor has backed (`Kind.can.backing`). */
  readonly isUnbacked: boolean;
  /** YYYY-MM-DD, UTC. */
  readonly handedInOn: string;
  readonly status: Graded["status"];
  readonly score: number | null;
}

/** A learner's submissions, newest first, and the skills for which they are evidence. */
export async function getRecord(learner: {
  readonly id: string;
}): Promise<{ history: HistoryRow[]; skills: SkillView[] }> {
  const graded = await listGraded(learner.id, AS_IT_STANDS);
  const history = graded.map((one) => ({
    submissionId: one.submissionId,
    slug: one.slug,
    title: one.title,
    kind: one.kind,
    tryNumber: one.tryNumber,
    isScored: one.isScored,
    isUndecided: one.isUndecided,
    isUnbacked: one.status === "passed" && one.evidence.some(({ backed }) => backed === false),
    handedInOn: dayOf(one.handedInAt),
    status: one.status,
    score: one.score,
  }));
  return { history, skills: skillViews(graded) };
}
