import { z } from "zod";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { KIND_IDS, PART_TYPES } from "~/kinds/registry";

/**
 * The stored figures of exercises: counts and the model's results, without any person. docs/item-analysis.md explains
 * them.
 */

/** With fewer people than this, no figures are shown. */
export const FEWEST_PEOPLE = 5;
/** Figures switch to a new revision once this many people have tried it. */
export const ENOUGH_PEOPLE = 20;
/** With fewer people or exercises than this, a model would describe only these few. */
export const FEWEST_IN_MODEL = 50;
export const FEWEST_EXERCISES = 5;
/** With fewer people than this, classical figures say little about another group. */
export const FEWEST_COMPLETE = 50;
/** The model is fitted to the answers of at most this many people. */
export const MOST_IN_MODEL = 2_000;
/** The number of days that count as recent: first attempts from these days are compared with earlier first attempts. */
export const RISE_DAYS = 60;
/** If the share that passes rises by this much, the exercise's solution may have leaked. */
export const RISE = 0.2;

const count = z.object({ of: z.int(), all: z.int() });
const interval = z.tuple([z.number(), z.number()]).readonly();
/**
 * Compares the best third of people with the others; null if too few people of either group are known. `isMore`: the
 * share is significantly larger in the best third.
 */
const thirds = z.object({ best: count, rest: count, difference: interval, isMore: z.boolean() }).nullable();

const PartFiguresSchema = z.object({
  type: z.enum(PART_TYPES),
  id: z.string(),
  /** The author's description of the part; the part's id if there is none. */
  says: z.string(),
  people: z.int(),
  /** How many people earned all of the part, and how many earned some of it. */
  whole: z.int(),
  half: z.int(),
  /** For decoys: compares how many people marked the decoy as wrong. */
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
  /** The defect classes that people chose, most frequent first. */
  classes: z.array(z.object({ class: z.enum(DEFECT_CLASS_IDS), people: z.int() })),
  /** True if the place is on a decoy: correct code that is meant to look wrong, so some people mark it. */
  isDecoy: z.boolean(),
  thirds,
});
export type PlaceFigures = z.infer<typeof PlaceFiguresSchema>;

export const ExerciseFiguresSchema = z.object({
  kind: z.enum(KIND_IDS),
  /** The revision that the figures describe; null if no first attempt counts. */
  revisionId: z.string().nullable(),
  /** Revisions on which someone made their first scored attempt, newest first. */
  revisions: z.array(z.object({ id: z.string(), since: z.iso.date(), people: z.int() })),
  /** The number of scored first attempts, and how many of them passed. */
  people: z.int(),
  passed: z.int(),
  /** First attempts before and within the last `RISE_DAYS`; null if there are too few in either period. */
  change: z.object({ before: count, since: count, difference: interval, isKnown: z.boolean() }).nullable(),
  /** Number of people by their first passing attempt: the first, second, third, a later one, none yet. */
  tries: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]).readonly(),
  /** The number of people who handed the exercise in, and how many of them opened a hint. */
  hints: count,
  parts: z.array(PartFiguresSchema),
  places: z.array(PlaceFiguresSchema),
});
export type ExerciseFigures = z.infer<typeof ExerciseFiguresSchema>;

/** The figures that the list of exercises needs. */
export const ExerciseBriefSchema = ExerciseFiguresSchema.pick({
  kind: true,
  revisionId: true,
  people: true,
  passed: true,
  tries: true,
  change: true,
}).extend({
  /** How many decoys and other places the best third of people marks as wrong more often than the others do. */
  doubted: z.object({ decoys: z.int(), places: z.int() }),
});
export type ExerciseBrief = z.infer<typeof ExerciseBriefSchema>;

const estimate = z.object({ value: z.number(), interval: interval.nullable() });

const ModelItemSchema = z.object({
  slug: z.string(),
  revisionId: z.string(),
  /** The number of people included in the model. */
  people: z.int(),
  /** The difficulty in the Rasch model; null if everyone had the same result. */
  difficulty: estimate.nullable(),
  /** The item's own discrimination, from the 2PL model. */
  discrimination: estimate.nullable(),
  /** How well the exercise agrees with the abilities estimated from the other exercises. */
  beside: z
    .object({
      discrimination: z.number(),
      atMost: z.number(),
      meanSquare: z.number(),
      expected: interval,
      /**
       * How much better an inverted key explains the answers than the key does, given the author's stated difficulty:
       * the ln of a Bayes factor (`turningItems`).
       */
      turned: z.number().nullable(),
      /** Why the key may be wrong: the exercise hardly agrees with the others, or `turned` is high. */
      isWeak: z.boolean(),
      isTurned: z.boolean(),
    })
    .nullable(),
});
export type ModelItem = z.infer<typeof ModelItemSchema>;

export const ModelFiguresSchema = z.object({
  /** The number of people with a scored first attempt. The model includes `people` of them. */
  all: z.int(),
  people: z.int(),
  /** Why there is no model; null if there is one. */
  refused: z.enum(["people", "exercises"]).nullable(),
  isConverged: z.boolean(),
  /** The discrimination that all exercises share in the Rasch model. */
  discrimination: z.number().nullable(),
  items: z.array(ModelItemSchema),
  /** Tracks in which enough people have done every exercise, so that their answers form a complete table. */
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

/** What the pages show about the model itself. */
export type ModelSummary = Pick<ModelFigures, "all" | "people" | "refused" | "isConverged" | "discrimination">;

export const summaryOf = ({ all, people, refused, isConverged, discrimination }: ModelFigures): ModelSummary => ({
  all,
  people,
  refused,
  isConverged,
  discrimination,
});
