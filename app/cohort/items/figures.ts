import { z } from "zod";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { KIND_IDS, PART_TYPES } from "~/kinds/registry";

/**
 * What is kept of exercises: counts, and what a model says of them. With no one in it. What each says:
 * docs/item-analysis.md.
 */

/** Of fewer people nothing is told. */
export const FEWEST_PEOPLE = 5;
/** A revision that so many have tried is one that figures can be made of; before it has, an older one's are told. */
export const ENOUGH_PEOPLE = 20;
/** A model of fewer people, or of fewer exercises, would be of them alone. */
export const FEWEST_IN_MODEL = 50;
export const FEWEST_EXERCISES = 5;
/** Classical figures of fewer people say little of another group. */
export const FEWEST_COMPLETE = 50;
/** People whose answers the model is fitted to, at most. */
export const MOST_IN_MODEL = 2_000;
/** How far back a rise of the first attempts is looked for. */
export const RISE_DAYS = 60;
/** A rise that may mean that the exercise is known. */
export const RISE = 0.2;

const count = z.object({ of: z.int(), all: z.int() });
const interval = z.tuple([z.number(), z.number()]).readonly();
/**
 * The best third against the others; null where too few of either are known. `isMore`: more of the best third, by the
 * interval.
 */
const thirds = z.object({ best: count, rest: count, difference: interval, isMore: z.boolean() }).nullable();

const PartFiguresSchema = z.object({
  type: z.enum(PART_TYPES),
  id: z.string(),
  /** In the author's words; its id where there are none. */
  says: z.string(),
  people: z.int(),
  /** Who had all of it, and who had a part of it. */
  whole: z.int(),
  half: z.int(),
  /** Decoys: who called it wrong. */
  thirds,
});
export type PartFigures = z.infer<typeof PartFiguresSchema>;

const PlaceFiguresSchema = z.object({
  /** Null: the change as a whole. */
  file: z.string().nullable(),
  side: z.enum(["old", "new"]),
  from: z.int(),
  to: z.int(),
  people: z.int(),
  /** What they called it, the commonest first. */
  classes: z.array(z.object({ class: z.enum(DEFECT_CLASS_IDS), people: z.int() })),
  /** It lies on a decoy, which is there to be called wrong. */
  isDecoy: z.boolean(),
  thirds,
});
export type PlaceFigures = z.infer<typeof PlaceFiguresSchema>;

export const ExerciseFiguresSchema = z.object({
  kind: z.enum(KIND_IDS),
  /** The revision that the figures are of; null where no one's first attempt counts. */
  revisionId: z.string().nullable(),
  /** All that someone's first counting try is of, the newest first. */
  revisions: z.array(z.object({ id: z.string(), since: z.iso.date(), people: z.int() })),
  /** First attempts that count, and those that passed. */
  people: z.int(),
  passed: z.int(),
  /** Before and within the last `RISE_DAYS`; null where too few stand on either side. */
  change: z.object({ before: count, since: count, difference: interval, isKnown: z.boolean() }).nullable(),
  /** People by the attempt that passed first: one, two, three, a later one, none yet. */
  tries: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]).readonly(),
  /** Of all who handed it in, who has opened a hint. */
  hints: count,
  parts: z.array(PartFiguresSchema),
  places: z.array(PlaceFiguresSchema),
});
export type ExerciseFigures = z.infer<typeof ExerciseFiguresSchema>;

/** What the list of exercises needs of the same. */
export const ExerciseBriefSchema = ExerciseFiguresSchema.pick({
  kind: true,
  revisionId: true,
  people: true,
  passed: true,
  tries: true,
  change: true,
}).extend({
  /** Decoys and other places that the best third calls wrong more often than the others. */
  doubted: z.object({ decoys: z.int(), places: z.int() }),
});
export type ExerciseBrief = z.infer<typeof ExerciseBriefSchema>;

const estimate = z.object({ value: z.number(), interval: interval.nullable() });

const ModelItemSchema = z.object({
  slug: z.string(),
  revisionId: z.string(),
  /** People among those of the model. */
  people: z.int(),
  /** Under the Rasch model; null where all of them did alike. */
  difficulty: estimate.nullable(),
  /** Its own, from the 2PL model. */
  discrimination: estimate.nullable(),
  /** Beside the abilities that the other exercises tell. */
  beside: z
    .object({
      discrimination: z.number(),
      atMost: z.number(),
      meanSquare: z.number(),
      expected: interval,
      /**
       * By what its author says of its difficulty: ln of how much likelier the answers are with the key turned round.
       */
      turned: z.number().nullable(),
      /** Why its key may be wrong: it hardly goes along with the others, or by `turned`. */
      isWeak: z.boolean(),
      isTurned: z.boolean(),
    })
    .nullable(),
});
export type ModelItem = z.infer<typeof ModelItemSchema>;

export const ModelFiguresSchema = z.object({
  /** Who has a first attempt that counts; of them `people` are in the model. */
  all: z.int(),
  people: z.int(),
  /** Why there is no model. */
  refused: z.enum(["people", "exercises"]).nullable(),
  isConverged: z.boolean(),
  /** What all exercises have in common, by the Rasch model. */
  discrimination: z.number().nullable(),
  items: z.array(ModelItemSchema),
  /** Of tracks of which enough people have done every exercise: their answers are a complete table. */
  complete: z.array(
    z.object({
      track: z.string(),
      people: z.int(),
      alpha: z.number().nullable(),
      items: z.array(
        z.object({
          slug: z.string(),
          p: z.number(),
          itemTotal: z.number().nullable(),
          itemRest: z.number().nullable(),
          alphaIfDeleted: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type ModelFigures = z.infer<typeof ModelFiguresSchema>;
