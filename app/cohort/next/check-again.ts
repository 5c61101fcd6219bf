import type { Listing } from "~/catalogue/catalogue.server";
import type { SkillProgress } from "~/kinds/progress";
import type { KindId } from "~/kinds/registry";
import type { Skill } from "~/kinds/skills";
import type { StateOf } from "./next";
import type { WaitingForm } from "./second-form.server";

/** An exercise that refreshes a skill: the second form of another exercise, or an exercise on a skill that is due. */
export interface CheckAgain {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly why:
    | { readonly type: "second-form"; readonly of: string }
    | { readonly type: "skill"; readonly skill: Skill };
  /** The day on which the refresh is due, YYYY-MM-DD. */
  readonly dueOn: string;
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

interface Given {
  readonly forms: readonly WaitingForm[];
  readonly skills: readonly Pick<SkillProgress, "skill" | "checkAgainAt" | "passedOn">[];
  readonly listings: readonly Listing[];
  /** The skills that pages may show for an exercise; none for a review. */
  readonly skillsOf: (slug: string) => readonly Skill[];
  readonly stateOf: StateOf;
  readonly now: Date;
}

/** At most this many refreshes are offered a day, so that they don't crowd out new work. */
export const REFRESHES_A_DAY = 3;

/**
 * The refreshes on offer. Second forms that have opened come first. They are followed by skills whose refresh is due
 * and that none of these forms trains, the longest overdue first. Each skill is offered with an exercise that trains
 * it: preferably one that the learner has not passed, and never the one that they passed last. These exercises include
 * no reviews, because naming the skill would reveal what to look for.
 */
export function checkAgain({ forms, skills, listings, skillsOf, stateOf, now }: Given): CheckAgain[] {
  const open = forms.filter(({ isOpen }) => isOpen);
  const checked = new Set(open.flatMap(({ slug }) => skillsOf(slug)));
  const seen = new Set<string>();
  const byDate = skills.toSorted((a, b) => Number(a.checkAgainAt) - Number(b.checkAgainAt));
  const due = byDate.flatMap(({ skill, checkAgainAt, passedOn }): CheckAgain[] => {
    if (!checkAgainAt || dayOf(checkAgainAt) > dayOf(now) || checked.has(skill)) return [];
    const others = listings.filter(
      (listing) => listing.skills.includes(skill) && listing.slug !== passedOn.at(-1) && !seen.has(listing.slug),
    );
    const other = others.find(({ slug }) => stateOf(slug) !== "passed") ?? others[0];
    if (!other) return [];
    seen.add(other.slug);
    const { slug, title, kind } = other;
    return [{ slug, title, kind, why: { type: "skill", skill }, dueOn: dayOf(checkAgainAt) }];
  });
  return [
    ...open.map(
      ({ slug, title, kind, of, opensOn }): CheckAgain => ({
        slug,
        title,
        kind,
        why: { type: "second-form", of: of.title },
        dueOn: opensOn,
      }),
    ),
    ...due,
  ];
}

/**
 * How many more refreshes may be offered today, after subtracting those that were handed in today. `formsToday`: the
 * second forms that were first handed in today. A second form is a refresh even if none of its skills was due.
 */
export function refreshesLeft(
  skills: readonly Pick<SkillProgress, "refreshed">[],
  formsToday: readonly string[],
  now: Date,
): number {
  const done = new Set([
    ...formsToday,
    ...skills.flatMap(({ refreshed }) => (refreshed && dayOf(refreshed.on) === dayOf(now) ? [refreshed.slug] : [])),
  ]);
  return Math.max(0, REFRESHES_A_DAY - done.size);
}
