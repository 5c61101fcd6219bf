import { type RestAbility, restAbilities } from "./abilities";
import { judgingItems } from "./against-others";
import { classicalFigures } from "./classical";
import { FEWEST_COMPLETE, FEWEST_EXERCISES, FEWEST_IN_MODEL, type ModelFigures, type ModelItem } from "./figures";
import { type Estimate, fittingItems } from "./item-response";
import type { Interval, Table } from "./table";
import { isTurned, turningItems } from "./turned";
import type { Work } from "./work";

/** Computes one model of all exercises together, from each person's first attempts. Pure. */

export interface Exercise {
  readonly slug: string;
  readonly revisionId: string;
  /** The author's stated difficulty, 1 to 5. */
  readonly stated: number;
  /**
   * The exercise's track; a track's exercises may form a complete table. Null for second forms, which are in no track.
   */
  readonly track: string | null;
}

/**
 * For each exercise, in the table's order: whether each person is in the best third, judged by their other exercises.
 * Keyed by the person's row.
 */
export type Thirds = readonly (ReadonlyMap<number, boolean> | null)[];

export interface Modelled {
  readonly figures: Omit<ModelFigures, "all">;
  readonly thirds: Thirds;
}

/**
 * Computes the model of all exercises. The table has one row per person and one column per exercise. People without
 * answers have no row.
 */
export function* modelling(exercises: readonly Exercise[], table: Table): Work<Modelled> {
  const complete = completeTables(exercises, table);
  const none = { people: table.length, isConverged: true, discrimination: null, items: [], complete };
  const refuse = (refused: "people" | "exercises"): Modelled => ({
    figures: { ...none, refused },
    thirds: exercises.map(() => null),
  });
  if (table.length < FEWEST_IN_MODEL) return refuse("people");
  const rasch = yield* fittingItems(table, "rasch");
  if ("refused" in rasch) return refuse("exercises");
  const fitted = rasch.items.filter((curve) => curve !== null);
  if (fitted.length < FEWEST_EXERCISES) return refuse("exercises");
  const own = yield* fittingItems(table, "2pl");
  if ("refused" in own) return refuse("exercises");
  const beside = yield* judgingItems(table, rasch);
  const turned = yield* turningItems(
    table,
    rasch,
    exercises.map(({ stated }) => stated),
  );
  const thirds = yield* thirdsOf(yield* restAbilities(table, rasch), exercises.length);
  const items = exercises.map(({ slug, revisionId }, at): ModelItem => {
    const judged = beside[at];
    return {
      slug,
      revisionId,
      people: table.reduce((sum, row) => sum + (row[at] === null ? 0 : 1), 0),
      difficulty: shownEstimate(rasch.items[at]?.difficulty),
      discrimination: shownEstimate(own.items[at]?.discrimination),
      beside: judged
        ? {
            discrimination: judged.discrimination,
            atMost: judged.discriminationAtMost,
            meanSquare: judged.meanSquare,
            expected: asPair(judged.expectedMeanSquare),
            turned: turned[at] ?? null,
            isWeak: judged.mayBeMisKeyed,
            isTurned: isTurned(turned[at] ?? null),
          }
        : null,
    };
  });
  const isConverged = rasch.isConverged && own.isConverged;
  const discrimination = fitted[0]!.discrimination.value;
  const figures = { people: table.length, refused: null, isConverged, discrimination, items, complete };
  return { figures, thirds };
}

const asPair = ({ low, high }: Interval) => [low, high] as const;
const shownEstimate = (estimate: Estimate | undefined) =>
  estimate ? { value: estimate.value, interval: estimate.interval && asPair(estimate.interval) } : null;

/** At least this many other answers are needed to place someone in a third. */
const FEWEST_OTHERS = 3;

function* thirdsOf(abilities: readonly (ReadonlyMap<number, RestAbility> | null)[], items: number): Work<Thirds> {
  const thirds: (ReadonlyMap<number, boolean> | null)[] = [];
  for (let item = 0; item < items; item++) {
    yield;
    const ofItem = abilities[item];
    const known = [...(ofItem ?? [])].filter(([, { answers }]) => answers >= FEWEST_OTHERS);
    known.sort(([, a], [, b]) => b.value - a.value);
    const best = Math.floor(known.length / 3);
    thirds.push(ofItem ? new Map(known.map(([row], place) => [row, place < best])) : null);
  }
  return thirds;
}

/** With only two exercises in a track, each would be compared with just one other exercise. */
const FEWEST_IN_TRACK = 3;

/** The figures for tracks in which enough people have done every exercise. */
function completeTables(exercises: readonly Exercise[], table: Table): ModelFigures["complete"] {
  const tracks = [...new Set(exercises.flatMap(({ track }) => track ?? []))];
  return tracks.flatMap((track) => {
    const places = exercises.flatMap((one, at) => (one.track === track ? [at] : []));
    if (places.length < FEWEST_IN_TRACK) return [];
    const rows = table
      .map((row) => places.map((at) => row[at]!))
      .filter((row) => row.every((answer) => answer !== null));
    const classical = rows.length < FEWEST_COMPLETE ? null : classicalFigures(rows);
    if (!classical || "refused" in classical) return [];
    const items = classical.items.map((item, place) => ({ slug: exercises[places[place]!]!.slug, ...item }));
    return [{ track, people: classical.people, alpha: classical.alpha, items }];
  });
}
