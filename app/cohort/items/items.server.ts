import type { CohortReader } from "~/accounts/reading/reader.server";
import { findCohortsOf, findExercise, listExercises, listSecondForms, titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { findKept, type Kept, OF_EXERCISES, ofExercise, parseKept } from "../counts/kept.server";
import { type Count, wilson } from "../counts/wilson";
import { countDisputes, type Disputes, flagsOfDisputes, NO_DISPUTES } from "./disputes.server";
import { medianTries } from "./exercise";
import { briefOf } from "./exercise.server";
import {
  type ExerciseBrief,
  ExerciseBriefSchema,
  type ExerciseFigures,
  ExerciseFiguresSchema,
  FEWEST_PEOPLE,
  type ModelFigures,
  ModelFiguresSchema,
  type ModelItem,
  type ModelSummary,
  summaryOf,
} from "./figures";
import { FLAG_IDS, type Flag, flagsOf } from "./flags";
import { findOwnShares, shareOn } from "./own.server";
import { KEPT } from "./refresh.server";

/**
 * What pages show about exercises: the most recently computed figures. Pages show no figures for fewer than five
 * people.
 */

export interface ItemRow {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  /** For a second form, the title of its first form; null for other exercises. */
  readonly formOf: string | null;
  /** False until the exercise's figures are computed. */
  readonly isMade: boolean;
  /** Null if too few people have tried the exercise. */
  readonly figures: {
    readonly people: number;
    readonly passed: number;
    /** The interval of the share that passed. */
    readonly interval: readonly [low: number, high: number];
    readonly tries: number | null;
    readonly discrimination: ModelItem["discrimination"];
  } | null;
  readonly flags: readonly Flag[];
  /**
   * How many of this cohort's learners passed the same revision in their first scored attempt, and how many made such
   * an attempt.
   */
  readonly own: Count;
  readonly revisionId: string | null;
}

export interface ItemList {
  /** Exercises with problems first. */
  readonly rows: readonly ItemRow[];
  /** Null until figures have been computed. */
  readonly madeAt: Date | null;
  readonly model: ModelSummary | null;
}

/** Every exercise that is available to the cohort. The caller has checked that the reader is a lead or an admin. */
export async function listItems(reader: CohortReader): Promise<ItemList> {
  const [briefs, model, own, disputed] = await Promise.all([
    listBriefs(),
    findModel(),
    findOwnShares(reader),
    countDisputes(reader),
  ]);
  const forms = new Map(listSecondForms().map(({ slug, of }) => [slug, of]));
  const slugs = [...listExercises([reader.cohortId]).map(({ slug }) => slug), ...forms.keys()];
  const rows = slugs.map((slug): ItemRow => {
    const brief = briefs.get(slug)?.figures ?? null;
    const known = brief && brief.people >= FEWEST_PEOPLE ? brief : null;
    const item = known && itemOf(model?.figures, slug, known);
    const first = forms.get(slug);
    return {
      slug,
      title: titleOf(slug),
      kind: findExercise(slug)!.kind.id,
      formOf: first === undefined ? null : titleOf(first),
      isMade: brief !== null,
      figures: known && figuresForAll(known, item),
      flags: [...flagsOfDisputes(disputed.get(slug) ?? NO_DISPUTES), ...(known ? flagsOf(known, item) : [])],
      own: shareOn(own, brief?.revisionId ?? null),
      revisionId: brief?.revisionId ?? null,
    };
  });
  /** Sorts by the most urgent flag, then exercises with figures before exercises without figures. */
  const place = ({ flags: [worst], figures }: ItemRow) =>
    worst ? FLAG_IDS.indexOf(worst) : FLAG_IDS.length + (figures ? 0 : 1);
  return {
    rows: rows.sort((a, b) => place(a) - place(b) || b.flags.length - a.flags.length || (a.title < b.title ? -1 : 1)),
    madeAt: latest([...briefs.values()].map(({ madeAt }) => madeAt)),
    model: model && summaryOf(model.figures),
  };
}

const latest = (times: readonly Date[]) =>
  times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime())));

const figuresForAll = (brief: ExerciseBrief, item: ModelItem | null): NonNullable<ItemRow["figures"]> => ({
  people: brief.people,
  passed: brief.passed,
  tries: medianTries(brief.tries),
  interval: wilson({ of: brief.passed, all: brief.people }),
  discrimination: item?.discrimination ?? null,
});

/** The model's result for the revision that the figures describe. */
const itemOf = (model: ModelFigures | undefined, slug: string, { revisionId }: { revisionId: string | null }) =>
  model?.items.find((item) => item.slug === slug && item.revisionId === revisionId) ?? null;

async function listBriefs(): Promise<Map<string, Kept<ExerciseBrief>>> {
  const rows = await db.keptFigures.findMany({
    where: { name: KEPT.brief },
    select: { subject: true, madeAt: true, figures: true },
  });
  return new Map(
    rows.flatMap(({ subject, madeAt, figures }) => {
      const brief = parseKept({ subject, name: KEPT.brief, figures }, ExerciseBriefSchema);
      return brief ? [[subject.slice(ofExercise("").length), { madeAt, figures: brief }] as const] : [];
    }),
  );
}

const findModel = () => findKept(OF_EXERCISES, KEPT.model, ModelFiguresSchema);

/**
 * How many of this cohort's learners passed a revision in their first scored attempt, and how many made such an
 * attempt.
 */
export const findOwnShare = async (reader: CohortReader, revisionId: string): Promise<Count> =>
  shareOn(await findOwnShares(reader), revisionId);

export interface Item {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  /** Null until the figures are computed. */
  readonly madeAt: Date | null;
  /** Null if too few people have tried the exercise. */
  readonly figures: ExerciseFigures | null;
  readonly model: ModelSummary | null;
  readonly item: ModelItem | null;
  /** The exercise's figures in a complete table; null if no complete table includes it. */
  readonly complete:
    | (ModelFigures["complete"][number]["items"][number] & { people: number; of: number; alpha: number | null })
    | null;
  readonly flags: readonly Flag[];
  readonly disputes: Disputes;
}

/**
 * All figures of one exercise; null if the cohort has no exercise with this slug. The caller has checked that the
 * reader is a lead or an admin.
 */
export async function findItem(reader: CohortReader, slug: string): Promise<Item | null> {
  const exercise = findExercise(slug);
  if (!exercise || findCohortsOf(slug)?.has(reader.cohortId) === false) return null;
  const [items, model, disputed] = await Promise.all([
    findKept(ofExercise(slug), KEPT.items, ExerciseFiguresSchema),
    findModel(),
    countDisputes(reader),
  ]);
  const disputes = disputed.get(slug) ?? NO_DISPUTES;
  const urgent = flagsOfDisputes(disputes);
  const { kind, meta } = exercise;
  const named = { slug, title: meta.title, kind: kind.id, model: model && summaryOf(model.figures), disputes };
  const isEnough = items !== null && items.figures.people >= FEWEST_PEOPLE;
  if (!isEnough)
    return { ...named, madeAt: items?.madeAt ?? null, figures: null, item: null, complete: null, flags: urgent };
  const item = itemOf(model?.figures, slug, items.figures);
  const table = model?.figures.complete.find((one) => one.items.some((row) => row.slug === slug));
  const line = table?.items.find((row) => row.slug === slug);
  return {
    ...named,
    madeAt: items.madeAt,
    figures: items.figures,
    item,
    complete: table && line ? { ...line, people: table.people, of: table.items.length, alpha: table.alpha } : null,
    flags: [...urgent, ...flagsOf(briefOf(items.figures), item)],
  };
}
