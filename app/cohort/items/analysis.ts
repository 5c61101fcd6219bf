import { type AgainstOthers, againstOthers } from "./against-others";
import { classicalFigures } from "./classical";
import { type Curve, type Fitted, fitItems, type TooFewItems } from "./item-response";
import type { Interval, Table } from "./table";

interface CurveFigures {
  readonly discrimination: number;
  readonly discriminationStandardError: number | null;
  readonly discriminationInterval: Interval | null;
  readonly difficulty: number;
  readonly difficultyStandardError: number | null;
  readonly difficultyInterval: Interval | null;
  readonly intercept: number;
}

interface ItemFigures {
  readonly item: string;
  /** How many people were given the item. */
  readonly answers: number;
  /** The share of these people who answered correctly; null if no one was given the item. */
  readonly p: number | null;
  readonly itemTotal: number | null;
  readonly itemRest: number | null;
  readonly alphaIfDeleted: number | null;
  /** `difficultyAtUnitDiscrimination` is the difficulty in the same model with every discrimination set to 1. */
  readonly rasch: (CurveFigures & { readonly difficultyAtUnitDiscrimination: number }) | null;
  readonly twoPL: CurveFigures | null;
  readonly againstOthers: AgainstOthers | null;
}

interface ModelFigures {
  readonly logLikelihood: number;
  readonly people: number;
  readonly isConverged: boolean;
  readonly steps: number;
}

export interface ItemAnalysis {
  readonly people: number;
  readonly isComplete: boolean;
  readonly alpha: number | null;
  /** `abilitySdAtUnitDiscrimination` is the standard deviation of abilities if every discrimination is 1. */
  readonly rasch:
    | (ModelFigures & { readonly discrimination: number; readonly abilitySdAtUnitDiscrimination: number })
    | TooFewItems;
  readonly twoPL: ModelFigures | TooFewItems;
  readonly items: readonly ItemFigures[];
  /** What a reader must know about these figures, in sentences. */
  readonly notes: readonly string[];
}

/** With fewer people than this, classical figures say little about another group. */
const PEOPLE_FOR_CLASSICAL = 50;

/**
 * All figures for a table of answers. `names` are the names of the table's items. docs/item-analysis.md explains each
 * figure and its formula.
 */
export function itemAnalysis(names: readonly string[], table: Table): ItemAnalysis {
  const classical = classicalFigures(table);
  const rasch = fitItems(table, "rasch");
  const twoPL = fitItems(table, "2pl");
  const beside = "refused" in rasch ? null : againstOthers(table, rasch);
  const items = names.map((item, at): ItemFigures => {
    const given = table.flatMap((row) => row[at] ?? []);
    const own = "refused" in classical ? null : classical.items[at]!;
    const raschCurve = curveAt(rasch, at);
    const ofRasch = figuresOf(raschCurve);
    return {
      item,
      answers: given.length,
      p: given.length === 0 ? null : given.filter((answer) => answer === 1).length / given.length,
      itemTotal: own?.itemTotal ?? null,
      itemRest: own?.itemRest ?? null,
      alphaIfDeleted: own?.alphaIfDeleted ?? null,
      rasch: ofRasch && { ...ofRasch, difficultyAtUnitDiscrimination: -ofRasch.intercept },
      twoPL: figuresOf(curveAt(twoPL, at)),
      againstOthers: beside?.[at] ?? null,
    };
  });
  return {
    people: table.length,
    isComplete: !("refused" in classical),
    alpha: "refused" in classical ? null : classical.alpha,
    rasch: "refused" in rasch ? rasch : { ...modelFigures(rasch), ...commonSlope(rasch) },
    twoPL: "refused" in twoPL ? twoPL : modelFigures(twoPL),
    items,
    notes: [...classicalNotes(classical, table.length), ...modelNotes("Rasch", rasch), ...modelNotes("2PL", twoPL)],
  };
}

const curveAt = (fitted: Fitted | TooFewItems, at: number): Curve | null =>
  "refused" in fitted ? null : fitted.items[at]!;

const modelFigures = ({ logLikelihood, people, isConverged, steps }: Fitted): ModelFigures => ({
  logLikelihood,
  people,
  isConverged,
  steps,
});

function commonSlope({ items }: Fitted) {
  const slope = items.find((curve) => curve !== null)!.discrimination.value;
  return { discrimination: slope, abilitySdAtUnitDiscrimination: slope };
}

function figuresOf(curve: Curve | null): CurveFigures | null {
  if (!curve) return null;
  const { discrimination: a, difficulty: b, intercept } = curve;
  return {
    discrimination: a.value,
    discriminationStandardError: a.standardError,
    discriminationInterval: a.interval,
    difficulty: b.value,
    difficultyStandardError: b.standardError,
    difficultyInterval: b.interval,
    intercept,
  };
}

function classicalNotes(classical: object, people: number): string[] {
  if ("refused" in classical)
    return [
      "There are no classical item statistics: not everyone was given every item, so people’s totals would cover different items. The share of right answers covers only people who were given the item. If these people weren’t chosen at random, the share doesn’t show the item’s difficulty.",
    ];
  if (people >= PEOPLE_FOR_CLASSICAL) return [];
  return [
    `These figures are based on ${people} people. With fewer than ${PEOPLE_FOR_CLASSICAL}, they say little about other groups.`,
  ];
}

function modelNotes(name: string, fitted: Fitted | TooFewItems): string[] {
  if ("refused" in fitted)
    return [`${name}: this model needs ${fitted.needed} items that some people got right and others got wrong.`];
  const untold = fitted.items.filter((curve) => curve && curve.discrimination.standardError === null).length;
  const alike = fitted.items.filter((curve) => curve === null).length;
  return [
    ...(fitted.isConverged
      ? []
      : [`${name}: the model has not converged after ${fitted.steps} steps. Don’t rely on its figures.`]),
    ...(alike === 0
      ? []
      : [`${name}: the model leaves out ${alike} items that everyone got right or everyone got wrong.`]),
    ...(untold === 0 ? [] : [`${name}: for ${untold} items, the answers don’t show how well they discriminate.`]),
  ];
}
