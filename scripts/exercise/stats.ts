import path from "node:path";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import type { Folder, Meta } from "~/kinds/exercise";
import { FEATURE_IDS, type Feature } from "~/kinds/features";
import { KIND_IDS, KINDS, type KindId, kindsThatCan } from "~/kinds/registry";
import { MOST_SHARED, printOf, sharedTokens } from "~/kinds/shared-code";
import { SKILL_IDS, TRACK_IDS } from "~/kinds/skills";
import { readExerciseIn } from "../check-folders";
import { hasSeveralFiles, WANTED_FEATURES, WANTED_SEVERAL_FILES } from "./features";
import { readingGrade } from "./reading";
import { findSurface, type SurfaceFinding, type SurfaceReview } from "./surface";

/**
 * Calculates what `npm run exercise -- stats` prints: for each kind, track, class and so on, how many exercises the
 * catalogue has and how many it should have, and the rules that the catalogue breaks.
 */

export interface Count {
  readonly of: string;
  readonly have: number;
  readonly wanted: number;
}

export interface Stats {
  /** First forms. Second forms are counted separately. */
  readonly exercises: number;
  readonly secondForms: Count;
  readonly kinds: readonly Count[];
  readonly tracks: readonly Count[];
  readonly difficulties: readonly Count[];
  readonly classes: readonly Count[];
  readonly skills: readonly Count[];
  /** The features that exercises declare, and "several files", which is counted from the code. */
  readonly features: readonly Count[];
  /** Pairs of exercises that share too much code. */
  readonly alike: readonly { readonly pair: readonly [string, string]; readonly share: number }[];
  /**
   * The Flesch–Kincaid grades of the text that a learner reads before submission: the lowest and the highest, each with
   * its exercise, and the mean.
   */
  readonly reading: { readonly lowest: Graded; readonly mean: number; readonly highest: Graded } | null;
  readonly surface: readonly SurfaceFinding[];
}

export interface Graded {
  readonly slug: string;
  readonly grade: number;
}

interface Read {
  readonly slug: string;
  readonly folder: Folder;
  readonly kind: KindId;
  readonly meta: Meta;
  /** The prose that a learner reads before submission. */
  readonly prose: readonly string[];
  /** Null for kinds in which learners don't judge a change. */
  readonly review: SurfaceReview | null;
  /** Paths of the relevant code. */
  readonly subject: readonly string[];
}

/** The targets for a catalogue of 60 exercises. Targets per kind are in the kinds' rules. */
const WANTED_CLEAN = 9;
const WANTED_DIFFICULTIES = [12, 16, 16, 10, 6];
const WANTED_SECOND_FORMS = 15;
/**
 * The most common classes in AI-written code (Tambon and others 2024). The target for each of them is four exercises,
 * and for every other class two.
 */
const COMMONEST: ReadonlySet<string> = new Set([
  "misread-requirement",
  "missing-edge-case",
  "incomplete",
  "prompt-biased",
  "unrequested-behaviour",
  "silly-logic",
  "wrong-type",
]);
async function read(folder: string): Promise<Read> {
  const { files, kind, content, meta } = await readExerciseIn(folder);
  const slug = path.basename(path.resolve(folder));
  const open = await kind.open(content, slug);
  const { change } = kind.can;
  return {
    slug,
    folder: files,
    kind: kind.id,
    meta,
    prose: Object.values(kind.workspace.plain(open).prose),
    review: change ? { shown: change.shown(open), meta, isFlawed: change.isFlawed(content) } : null,
    subject: kind.author.subject(content),
  };
}

const isFirst = ({ meta }: Read) => meta.secondFormOf === undefined;

function tally(all: readonly string[], wanted: ReadonlyMap<string, number>): Count[] {
  return [...wanted].map(([of, least]) => ({ of, have: all.filter((each) => each === of).length, wanted: least }));
}

function findAlike(all: readonly Read[]): Stats["alike"] {
  const prints = all.map(({ slug, folder }) => ({ slug, print: printOf(folder) }));
  return prints.flatMap((a, i) =>
    prints.slice(i + 1).flatMap((b) => {
      const share = Math.max(sharedTokens(a.print, b.print), sharedTokens(b.print, a.print));
      return share >= MOST_SHARED ? [{ pair: [a.slug, b.slug] as const, share }] : [];
    }),
  );
}

function findReading(all: readonly Read[]): Stats["reading"] {
  const grades = all.flatMap(({ slug, prose }): Graded[] => {
    const grade = readingGrade(prose.join("\n\n"));
    return grade === null ? [] : [{ slug, grade }];
  });
  grades.sort((a, b) => a.grade - b.grade);
  const mean = grades.reduce((sum, { grade }) => sum + grade, 0) / grades.length;
  return grades.length === 0 ? null : { lowest: grades[0]!, mean, highest: grades.at(-1)! };
}

/** Counts the exercises in these folders. Throws `ExerciseProblems` if a folder can't be read as an exercise. */
export async function countCatalogue(folders: readonly string[]): Promise<Stats> {
  const all = await Promise.all(folders.map(read));
  const first = all.filter(isFirst);
  const least = (ids: readonly string[], wanted: (id: string) => number) => new Map(ids.map((id) => [id, wanted(id)]));
  return {
    exercises: first.length,
    secondForms: { of: "second forms", have: all.length - first.length, wanted: WANTED_SECOND_FORMS },
    kinds: [
      ...tally(
        first.map(({ kind }) => kind),
        least(KIND_IDS, (id) => KINDS[id as KindId].rules.wanted),
      ),
      ...kindsThatCan("change").map((id) => ({
        of: `clean ${KINDS[id].card.name.toLowerCase()}`,
        have: first.filter(({ kind, review }) => kind === id && review?.isFlawed === false).length,
        wanted: WANTED_CLEAN,
      })),
    ],
    tracks: tally(
      first.map(({ meta }) => meta.track),
      least(TRACK_IDS, () => 0),
    ),
    difficulties: tally(
      first.map(({ meta }) => String(meta.difficulty)),
      new Map(WANTED_DIFFICULTIES.map((wanted, i) => [String(i + 1), wanted])),
    ),
    classes: tally(
      first.flatMap(({ meta }) => meta.classes),
      least(DEFECT_CLASS_IDS, (id) => (COMMONEST.has(id) ? 4 : 2)),
    ),
    skills: tally(
      first.flatMap(({ meta }) => meta.skills),
      least(SKILL_IDS, () => 3),
    ),
    features: [
      { of: "several files", have: first.filter(hasSeveralFiles).length, wanted: WANTED_SEVERAL_FILES },
      ...tally(
        first.flatMap(({ meta }) => meta.features ?? []),
        least(FEATURE_IDS, (id) => WANTED_FEATURES[id as Feature]),
      ),
    ],
    alike: findAlike(all),
    reading: findReading(all),
    surface: findSurface(all.flatMap(({ review }) => review ?? [])),
  };
}

/** Lists everything that breaks a rule, one line each. The command fails if the list isn't empty. */
export function faultsOf({ alike, surface }: Stats): string[] {
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return [
    ...alike.map(
      ({ pair: [a, b], share }) =>
        `${a} and ${b} have ${percent(share)} of their code in common, apart from names: this share must be under ${percent(MOST_SHARED)}`,
    ),
    ...surface
      .filter(({ isRevealing }) => isRevealing)
      .map(
        ({ look, auc, chance }) =>
          `clean reviews can be recognised by ${look}: AUC ${auc.toFixed(2)}, at most ${chance.toFixed(2)} by chance; make clean and flawed reviews more similar`,
      ),
  ];
}
