import { z } from "zod";
import { SKILLS } from "~/kinds/skills";
import type { Graded } from "../counts/evidence.server";
import { judge } from "../trust/judgement";
import { publicSkills } from "./public-skills";

/** What a certificate says. Pure: what was handed in goes in, the words that are kept come out. */

const CountedSchema = z.object({ right: z.int().min(0), of: z.int().min(0) });
const DaySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/**
 * The text of a certificate on the day on which it was issued. Names and titles stand in it as they were called then.
 * What changes its meaning gets a new version, and this one is read for ever.
 */
export const StatementSchema = z.object({
  version: z.literal(1),
  /** Of the account. */
  name: z.string(),
  track: z.string(),
  /** The installation's address. */
  installation: z.string(),
  /** Exercises of the track, all of them passed; and those passed in counting tries. */
  exercises: z.int().min(1),
  counting: z.int().min(0),
  /** Days of the first and the last of these passes. */
  from: DaySchema,
  to: DaySchema,
  skills: z.array(z.object({ name: z.string(), exercises: z.int().min(1), isShown: z.boolean() })),
  /** Verdicts on the track's reviews; null where the learner did not want them told, or there are too few for a d′. */
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
  /** What is on offer in it. */
  readonly slugs: readonly string[];
}

/** Exercises of a track that are passed, by whichever try. */
export function passedOf(track: Track, graded: readonly Graded[]): string[] {
  const passed = new Set(graded.filter(({ status }) => status === "passed").map(({ slug }) => slug));
  return track.slugs.filter((slug) => passed.has(slug));
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

/** What a certificate of this track says today; null while something in it is not passed. */
export function makeStatement(
  graded: readonly Graded[],
  track: Track,
  { withVerdicts, ...said }: { readonly name: string; readonly installation: string; readonly withVerdicts: boolean },
): Statement | null {
  if (track.slugs.length === 0 || passedOf(track, graded).length < track.slugs.length) return null;
  const own = graded.filter(({ slug }) => track.slugs.includes(slug));
  const passes = own.filter(({ status }) => status === "passed");
  // The first pass of each exercise, from passes that stand newest first.
  const first = new Map(passes.map((one) => [one.slug, dayOf(one.handedInAt)]));
  const days = [...first.values()].sort();
  const { flawed, clean, dPrime } = judge(own);
  return {
    version: 1,
    name: said.name,
    track: track.title,
    installation: said.installation,
    exercises: track.slugs.length,
    counting: new Set(passes.filter(({ counting }) => counting).map(({ slug }) => slug)).size,
    from: days[0]!,
    to: days.at(-1)!,
    skills: publicSkills(own.flatMap(({ evidence }) => evidence)).map(({ skill, ...rest }) => ({
      name: SKILLS[skill],
      ...rest,
    })),
    // Of a few reviews the counts alone would tell other learners which of them are flawed.
    verdicts: withVerdicts && dPrime ? { flawed, clean, dPrime } : null,
  };
}
