import { z } from "zod";
import { findExercise } from "~/catalogue/catalogue.server";
import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { type Verdict as Graded, judge } from "~/grading/judge.server";
import { compareWithReference } from "~/grading/submissions.server";
import type { Headline } from "~/kinds/kind";
import type { MarkedSample } from "~/kinds/marked-sample";
import type { KindId } from "~/kinds/registry";
import type { Sandbox } from "~/sandbox/contract";
import { type ComparedLine, compare, type Judgement } from "../agreement/compare";
import { listMarked } from "../queue/ready.server";
import { choicesIn, RUBRIC_VERSION, rubricOf } from "../reviews/rubric";
import { VERDICTS } from "../reviews/verdicts";

/**
 * The samples that new mentors review, each with our marks for comparison. Only the mentors themselves see what they
 * chose.
 */

interface Mentor {
  readonly id: string;
}

/** A fixed seed, so that random choices are the same for everyone. */
const SEED = "marked sample";

interface Known {
  readonly mark: MarkedSample;
  readonly exercise: NonNullable<ReturnType<typeof findExercise>>;
  /** The sample's work as JSON. */
  readonly work: string;
}

/** A marked sample with its exercise; null if there is no marked sample for this exercise. */
function findMarked(slug: string): Known | null {
  const mark = listMarked().find((one) => one.slug === slug);
  const exercise = findExercise(slug);
  if (!mark || !exercise) return null;
  const sample = exercise.kind.samples(exercise.content).find(({ says }) => says === mark.sample)!;
  return { mark, exercise, work: JSON.stringify(sample.work) };
}

/** A sample in the list. */
export interface SampleRow {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly isSent: boolean;
}

/** The samples in order, and which of them this mentor has reviewed. */
export async function listSamples(mentor: Mentor): Promise<SampleRow[]> {
  const rows = await db.markedReview.findMany({ where: { mentorId: mentor.id }, select: { sample: true } });
  const sent = new Set(rows.map(({ sample }) => sample));
  return listMarked().flatMap(({ slug }) => {
    const exercise = findExercise(slug);
    return exercise ? [{ slug, title: exercise.meta.title, kind: exercise.kind.id, isSent: sent.has(slug) }] : [];
  });
}

/** A sample in the form in which the desk shows submissions. */
interface OpenSample {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly open: unknown;
  readonly work: unknown;
  readonly report: unknown;
  readonly headline: Headline;
  /** A comparison with the author's own code, for kinds that have such code. */
  readonly reference: ReturnType<typeof compareWithReference>;
}

/**
 * A sample is graded once per process, when it is first opened, because the same work on the same revision always has
 * the same report.
 */
const graded = new Map<string, Promise<Graded>>();

function gradeOnce({ mark, exercise, work }: Known, sandbox: Sandbox): Promise<Graded> {
  const key = `${exercise.revisionId} ${mark.sample}`;
  const known = graded.get(key);
  if (known) return known;
  const made = judge({ work, seed: SEED }, exercise, sandbox);
  graded.set(key, made);
  made.catch(() => graded.delete(key));
  return made;
}

/**
 * A sample with the grader's report; null if there is no marked sample for this exercise. Throws if grading failed on
 * our side.
 */
export async function openSample(slug: string, sandbox: Sandbox): Promise<OpenSample | null> {
  const known = findMarked(slug);
  if (!known) return null;
  const { kind, content, meta } = known.exercise;
  const verdict = await gradeOnce(known, sandbox);
  const report = kind.report.schema.parse(JSON.parse(verdict.report));
  const [open, work] = [await kind.open(content, SEED), kind.work.schema.parse(JSON.parse(known.work))];
  return {
    slug,
    title: meta.title,
    kind: kind.id,
    open,
    work,
    report,
    headline: kind.report.headline(report, "other"),
    reference: compareWithReference(known.exercise, work),
  };
}

/** A form's fields as typed: the verdict, and for each rubric line the index of a step. */
type SampleFields = Readonly<Record<string, string>>;

const VerdictSchema = z.enum(VERDICTS);

export type SampleSent =
  | { readonly ok: true }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Reads a form, or returns messages about what must be fixed, keyed by field. */
function readSample(
  kind: KindId,
  fields: SampleFields,
): { judgement: Judgement | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const verdict = VerdictSchema.safeParse(fields.verdict);
  if (!verdict.success) errors.verdict = "Choose a verdict: good, try again, or let’s talk.";
  const choices = choicesIn(rubricOf(kind), fields);
  for (const { id, asks } of rubricOf(kind)) {
    if (!(id in choices))
      errors[`rubric-${id}`] =
        `Choose a level for “${asks}”. Every line needs one, so that your choices can be compared with ours.`;
  }
  const isWhole = verdict.success && Object.keys(errors).length === 0;
  return { judgement: isWhole ? { verdict: verdict.data, rubricVersion: RUBRIC_VERSION, choices } : null, errors };
}

/**
 * Stores a mentor's review of a sample. The first review is final, as long as our marks for the sample don't change.
 * The caller has checked that the sample exists.
 */
export async function sendSample(mentor: Mentor, slug: string, fields: SampleFields): Promise<SampleSent> {
  const known = findMarked(slug);
  if (!known) throw new Error(`there is no marked sample for ${slug}`);
  if (await findOwn(mentor, known.mark)) return { ok: true };
  const { judgement, errors } = readSample(known.exercise.kind.id, fields);
  if (!judgement) return { ok: false, errors };
  const { verdict, choices } = judgement;
  const said = { version: known.mark.version, verdict, choices: JSON.stringify(choices), sentAt: today() };
  const own = { mentorId: mentor.id, sample: slug };
  try {
    await db.markedReview.upsert({ where: { mentorId_sample: own }, create: { ...own, ...said }, update: said });
  } catch (error) {
    // A second tab has just sent the review.
    if (!isUniqueConflict(error)) throw error;
  }
  return { ok: true };
}

/** Returns this mentor's choices for a sample, to be compared with our marks. */
async function findOwn(mentor: Mentor, { slug, version }: MarkedSample): Promise<Judgement | null> {
  const row = await db.markedReview.findFirst({ where: { mentorId: mentor.id, sample: slug, version } });
  if (!row) return null;
  const choices = JSON.parse(row.choices) as Record<string, number>;
  return { verdict: VerdictSchema.parse(row.verdict), rubricVersion: RUBRIC_VERSION, choices };
}

/** A line with our mark and the mentor's choice, and the reason for the mark. */
export interface MarkedLine extends ComparedLine {
  readonly why: string;
}

/** How this mentor's review of a sample compares with our marks; null until the mentor has sent the review. */
export async function findOwnComparison(mentor: Mentor, slug: string): Promise<MarkedLine[] | null> {
  const known = findMarked(slug);
  const own = known && (await findOwn(mentor, known.mark));
  if (!own) return null;
  const { verdict, steps } = known.mark;
  const choices = Object.fromEntries(Object.entries(steps).map(([id, { is }]) => [id, is]));
  const mark: Judgement = { verdict: verdict.is, rubricVersion: RUBRIC_VERSION, choices };
  return compare(known.exercise.kind.id, own, mark).map((line) => ({
    ...line,
    why: line.id === "verdict" ? verdict.why : (steps[line.id]?.why ?? ""),
  }));
}
