import { z } from "zod";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { KIND_IDS, PART_TYPES } from "~/kinds/registry";

/**
 * Stored figures of exercises: counts, and the model's results, without any person. docs/item-analysis.md explains
 * each.
 */

/** With fewer people nothing is shown. */
export const FEWEST_PEOPLE = 5;
/** Figures use a revision once this many people have tried it; until then, an older one. */
export const ENOUGH_PEOPLE = 20;
/** A model of fewer people or exercises would only describe these. */
export const FEWEST_IN_MODEL = 50;
export const FEWEST_EXERCISES = 5;
/** With fewer people, classical figures say little about another group. */
export const FEWEST_COMPLETE = 50;
/** Maximum people whose answers the model is fitted to. */
export const MOST_IN_MODEL = 2_000;
/** The period in which a rise of first attempts is looked for. */
export const RISE_DAYS = 60;
/** A rise that may mean that the exercise's solution is known. */
export const RISE = 0.2;

const count = z.object({ of: z.int(), all: z.int() });
const interval = z.tuple([z.number(), z.number()]).readonly();
/**
 * The best third compared with the others; null if too few of either are known. `isMore`: significantly more of the
 * best third.
 */
const thirds = z.object({ best: count, rest: count, difference: interval, isMore: z.boolean() }).nullable();

const PartFiguresSchema = z.object({
  type: z.enum(PART_TYPES),
  id: z.string(),
  /** In the author's words; its id if there are none. */
  says: z.string(),
  people: z.int(),
  /** How many had all of it, and how many had a part of it. */
  whole: z.int(),
  half: z.int(),
  /** For decoys: how many marked it as wrong. */
  thirds,
});
export type PartFigures = z.infer<typeof PartFiguresSchema>;

const PlaceFiguresSchema = z.object({
  /** Null for the change as a whole. */
  file: z.string().nullable(),
  side: z.enum(["old", "new"]),
  from: z.int(),
  to: z.int(),
  people: z.int(),
  /** The classes they chose, most frequent first. */
  classes: z.array(z.object({ class: z.enum(DEFECT_CLASS_IDS), people: z.int() })),
  /** It is on a decoy, which is meant to be marked as wrong. */
  isDecoy: z.boolean(),
  thirds,
});
export type PlaceFigures = z.infer<typeof PlaceFiguresSchema>;

export const ExerciseFiguresSchema = z.object({
  kind: z.enum(KIND_IDS),
  /** The revision of the figures; null if no one's first attempt counts. */
  revisionId: z.string().nullable(),
  /** Revisions with someone's first scored attempt, newest first. */
  revisions: z.array(z.object({ id: z.string(), since: z.iso.date(), people: z.int() })),
  /** Scored first attempts, and those that passed. */
  people: z.int(),
  passed: z.int(),
  /** Before and within the last `RISE_DAYS`; null with too few on either side. */
  change: z.object({ before: count, since: count, difference: interval, isKnown: z.boolean() }).nullable(),
  /** People by their first passing attempt: one, two, three, later, none yet. */
  tries: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]).readonly(),
  /** Of everyone who handed it in, how many opened a hint. */
  hints: count,
  parts: z.array(PartFiguresSchema),
  places: z.array(PlaceFiguresSchema),
});
export type ExerciseFigures = z.infer<typeof ExerciseFiguresSchema>;

/** The part that the list of exercises needs. */
export const ExerciseBriefSchema = ExerciseFiguresSchema.pick({
  kind: true,
  revisionId: true,
  people: true,
  passed: true,
  tries: true,
  change: true,
}).extend({
  /** Decoys and other places that the best third marks as wrong more often than the others. */
  doubted: z.object({ decoys: z.int(), places: z.int() }),
});
export type ExerciseBrief = z.infer<typeof ExerciseBriefSchema>;

const estimate = z.object({ value: z.number(), interval: interval.nullable() });

const ModelItemSchema = z.object({
  slug: z.string(),
  revisionId: z.string(),
  /** People included in the model. */
  people: z.int(),
  /** By the Rasch model; null if everyone had the same result. */
  difficulty: estimate.nullable(),
  /** The item's own, from the 2PL model. */
  discrimination: estimate.nullable(),
  /** Compared with the abilities that the other exercises give. */
  beside: z
    .object({
      discrimination: z.number(),
      atMost: z.number(),
      meanSquare: z.number(),
      expected: interval,
      /** With the author's stated difficulty: ln of how much more likely the answers are with an inverted key. */
      turned: z.number().nullable(),
      /** Why its key may be wrong: it hardly agrees with the others, or by `turned`. */
      isWeak: z.boolean(),
      isTurned: z.boolean(),
    })
    .nullable(),
});
export type ModelItem = z.infer<typeof ModelItemSchema>;

export const ModelFiguresSchema = z.object({
  /** People with a scored first attempt; `people` of them are in the model. */
  all: z.int(),
  people: z.int(),
  /** Why there is no model. */
  refused: z.enum(["people", "exercises"]).nullable(),
  isConverged: z.boolean(),
  /** The common discrimination, by the Rasch model. */
  discrimination: z.number().nullable(),
  items: z.array(ModelItemSchema),
  /** Tracks in which enough people have done every exercise: their answers are a complete table. */
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
