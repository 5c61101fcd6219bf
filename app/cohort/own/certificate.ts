import { z } from "zod";
import { type Backing, backingOf, countedOf } from "~/kinds/backing";
import { SKILLS } from "~/kinds/skills";
import type { Graded } from "../counts/evidence.server";
import { judge } from "../trust/judgement";
import { publicSkills } from "./public-skills";
import { LAST_STEP, stepOf } from "./track-steps";

/** Computes the statement of a certificate from submissions. Pure. */

const CountedSchema = z.object({ right: z.int().min(0), of: z.int().min(0) });
const DaySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/**
 * A certificate's content on the day of issue, with names and titles as they were then. A change of meaning requires a
 * new version, and all versions stay readable forever. Before version 2, neither the certificate nor a demonstrated
 * skill required that passes were backed. Before version 3, a certificate meant that all exercises of the track were
 * passed.
 */
export const StatementSchema = z.object({
  version: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** The account's name. */
  name: z.string(),
  track: z.string(),
  /** The installation's address. */
  installation: z.string(),
  /** The step of the track that the certificate is for. */
  step: z.int().min(1).max(LAST_STEP).default(LAST_STEP),
  /** The number of the track's exercises on offer; null before version 3. */
  of: z.int().min(1).nullable().default(null),
  /**
   * The number of the track's exercises that are passed and that count, and how many of them were passed in scored
   * attempts.
   */
  exercises: z.int().min(1),
  counting: z.int().min(0),
  /** The dates of the first and the last of these passes. */
  from: DaySchema,
  to: DaySchema,
  skills: z.array(z.object({ name: z.string(), exercises: z.int().min(1), isShown: z.boolean() })),
  /**
   * Verdicts on the track's reviews; null if the learner did not want to show them, or if there are too few for a d′.
   */
  verdicts: z
    .object({
      flawed: CountedSchema,
      clean: CountedSchema,
      dPrime: z.object({ value: z.number(), low: z.number(), high: z.number() }),
    })
    .nullable(),
});
export type Statement = z.infer<typeof StatementSchema>;

interface Track {
  readonly title: string;
  /** The track's exercises on offer. */
  readonly slugs: readonly string[];
}

/** Exercises of a track that were passed in any attempt. */
export function passedOf(track: Track, graded: readonly Graded[]): string[] {
  const passed = new Set(graded.filter(({ status }) => status === "passed").map(({ slug }) => slug));
  return track.slugs.filter((slug) => passed.has(slug));
}

/**
 * How many of a track's passed exercises are backed, and how many must be backed for `count` exercises to count. Null
 * if none needs backing.
 */
export function trackBacking(track: Track, graded: readonly Graded[], count: number): Backing | null {
  const passes = graded.filter(({ slug, status }) => status === "passed" && track.slugs.includes(slug));
  const counted = passes.map(({ slug, kind, backed }) => (backed === null ? { slug, kind } : { slug, kind, backed }));
  return backingOf(counted, count);
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

/** The statement that a certificate for this track would contain today; null before the first step. */
export function makeStatement(
  graded: readonly Graded[],
  track: Track,
  { withVerdicts, ...said }: { readonly name: string; readonly installation: string; readonly withVerdicts: boolean },
): Statement | null {
  const of = track.slugs.length;
  const passed = passedOf(track, graded).length;
  const exercises = countedOf(passed, trackBacking(track, graded, passed));
  const step = stepOf(exercises, of);
  if (step === 0) return null;
  const own = graded.filter(({ slug }) => track.slugs.includes(slug));
  const passes = own.filter(({ status }) => status === "passed");
  // Passes are sorted newest first, so the last entry for an exercise, which the map keeps, is its first pass.
  const first = new Map(passes.map((one) => [one.slug, dayOf(one.handedInAt)]));
  const days = [...first.values()].sort();
  const { flawed, clean, dPrime } = judge(own);
  return {
    version: 3,
    name: said.name,
    track: track.title,
    installation: said.installation,
    step,
    of,
    exercises,
    counting: Math.min(exercises, new Set(passes.filter(({ counting }) => counting).map(({ slug }) => slug)).size),
    from: days[0]!,
    to: days.at(-1)!,
    skills: publicSkills(own.flatMap(({ evidence }) => evidence)).map(({ skill, exercises, isShown }) => ({
      name: SKILLS[skill],
      exercises,
      isShown,
    })),
    // With few reviews, even the counts would reveal to other learners which changes are flawed.
    verdicts: withVerdicts && dPrime ? { flawed, clean, dPrime } : null,
  };
}
