import type { z } from "zod";
import type { Files, Sandbox } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import type { NameMarks } from "~/ui/text/link-names";
import type { WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import type { Capabilities } from "./capabilities";
import type { Card } from "./card";
import type { Folder, Meta, Problem } from "./exercise";
import type { ReportFacts } from "./facts";
import type { FormSaid } from "./form-fields";
import type { ReportPart, ReportRemark } from "./report-data";
import type { ReportReader } from "./report-reader";
import type { ReportTexts } from "./report-texts";
import type { Rules } from "./rules";
import type { ShownWork } from "./shown-work";
import type { FromFiles, WorkFiles } from "./work-folder";

/**
 * The fields of every kind's draft and submission. Confidence is in percent, 50–100, and null until the learner
 * chooses it.
 */
export interface AnyDraft {
  readonly confidence: number | null;
}

export interface GradeInput<Content, Work> {
  readonly content: Content;
  readonly work: Work;
  /**
   * The seed for all random draws, such as the order of files, so that grading uses the same order as the learner's
   * page.
   */
  readonly seed: string;
}

/** A report's headline, for lists and at the top of pages. */
export interface Headline {
  /** The result in one sentence: "You caught the worst one, and missed one". */
  readonly title: string;
  /** What the result means for the learner, in one or two sentences. */
  readonly lead: string;
}

/**
 * A kind of exercise: one folder under `kinds/` and one line in `list.ts`. Pages find the folder's `card.ts`,
 * `view.tsx` (workspace) and `report.tsx` by their names (`cards.ts`, `load-view.ts`, `report-component.ts`). Pure,
 * except that it runs code in the sandbox: no database, no network, no clock.
 *
 * - `Content`: the whole exercise, key and hidden tests included. It never leaves the server.
 * - `Open`: what the learner may see before submission, as JSON. Nothing in it depends on whether the change in a
 *   review is flawed.
 * - `Draft`: work in progress, possibly incomplete. `Work`: the complete submission.
 * - `Report`: see `report-base.ts`.
 */
export interface Kind<Content, Open, Draft extends AnyDraft, Work, Report> {
  /** The name of the kind's folder, and of its export in `list.ts`. */
  readonly id: string;
  /** The kind's labels, descriptions and icon. */
  readonly card: Card;
  /** The minimum score, the number of scored attempts, and the rubric for mentors. */
  readonly rules: Rules;
  /** Parses an exercise's folder. Throws `ExerciseProblems`, which lists every invalid file and field. */
  read(folder: Folder): { readonly content: Content; readonly meta: Meta };
  open(content: Content, seed: string): Promise<Open>;
  readonly workspace: WorkspaceOf<Content, Open, Draft>;
  readonly work: WorkOf<Content, Open, Draft, Work>;
  /**
   * Work of known quality, derived from the exercise's folder (the key's findings, the suites, the fixes), best first.
   * Used as submissions by the demonstration, the benchmarks and the robots. The caller sets the confidence.
   */
  samples(content: Content): readonly { readonly says: string; readonly work: Work }[];
  grade(input: GradeInput<Content, Work>, sandbox: Sandbox): Promise<Report>;
  readonly report: ReportOf<Content, Open, Work, Report>;
  readonly author: AuthorOf<Content>;
  /** Capabilities that only some kinds have. Other rooms look up each capability by its name. */
  readonly can: Capabilities<Content, Open, Draft, Work, Report>;
}

/** How a learner works on an exercise of this kind. */
interface WorkspaceOf<Content, Open, Draft> {
  /** Accepts any state of the workspace, up to a maximum size. */
  readonly draftSchema: z.ZodType<Draft>;
  emptyDraft(open: Open): Draft;
  /** The guide for newcomers. The steps of walkthroughs point to its places, too. */
  readonly guide: WorkspaceGuide<Open, Draft>;
  /**
   * Code and prose that the learner sees, keyed by the names that the workspace uses. The server highlights and renders
   * them.
   */
  plain(open: Open): Plain;
  /** Links from names in this code to their definitions, for kinds whose editor doesn't provide such links. */
  names?(open: Open): Promise<NameMarks>;
  /** Applies a workspace form to the previous draft, for browsers without JavaScript. */
  readForm(open: Open, before: Draft, form: FormData): FormSaid<Draft>;
  /**
   * Three hints, which learners request one at a time. For reviews, the hints are the same three general questions for
   * every change.
   */
  hints(content: Content): readonly string[];
}

/** How submissions of this kind are read and presented. */
interface WorkOf<Content, Open, Draft, Work> {
  /** A strict schema. Its validation issues carry the field's path and a message for the learner. */
  readonly schema: z.ZodType<Work>;
  /** Checks submitted work against the exercise, for example whether the lines exist and no files are missing. */
  problemsOf(content: Content, work: Work): readonly { path: string; message: string }[];
  /** Returns work, or a draft, as files keyed by path, for learners who export their work. */
  files(open: Open, work: Draft | Work): Files;
  /** A shared submission as other learners see it. */
  shown(open: Open, work: Work): ShownWork;
  /** The files to read from a folder that contains work. */
  wanted(content: Content): WorkFiles;
  /**
   * Reads work from a folder's files, keyed by path. `confidence`, in percent, overrides the confidence in the files.
   */
  fromFiles(content: Content, files: Files, confidence: number | null): FromFiles;
  /**
   * Returns the same string for submissions with the same meaning, so that a mentor can answer similar submissions
   * together.
   */
  likeness(content: Content, work: Work): Promise<string>;
}

/** How a report is interpreted and worded. */
interface ReportOf<Content, Open, Work, Report> {
  readonly schema: z.ZodType<Report>;
  headline(report: Report, reader: ReportReader): Headline;
  /** The text that the report page renders, and the files whose lines people can write notes on. */
  texts(open: Open, work: Work, report: Report): ReportTexts;
  /** Describes the report in words, part by part, without hiding anything. For authors and teachers. */
  describe(report: Report, work: Work): readonly ReportPart[];
  /** The report's remarks about places in the code, such as a review's findings, surviving mutants or failing tests. */
  remarks(content: Content, report: Report, work: Work): readonly ReportRemark[];
  /** Data from a report beyond its score, for rooms that aggregate many reports. */
  facts(report: Report, work: Work): ReportFacts;
  /**
   * Describes each part that `facts` lists, keyed by `partName`, for leads who check how well an exercise works. The
   * descriptions reveal the key.
   */
  partWords(content: Content): Promise<ReadonlyMap<string, string>>;
}

/** The parts of a kind that authors use. */
interface AuthorOf<Content> {
  /** Checks the exercise by running it. Yields problems to fix, and `evidence` lines, which `--explain` prints. */
  check(content: Content, sandbox: Sandbox): AsyncIterable<CheckLine>;
  /** The schema for `exercise.json`. */
  readonly exerciseSchema: z.ZodObject<{ kind: z.ZodLiteral<string> }>;
  /** Schemas for the exercise's other files, published together with the schema for `exercise.json`. */
  readonly fileSchemas: readonly { readonly file: string; readonly title: string; readonly schema: z.ZodType }[];
  /**
   * Paths of the code that the exercise is about: the files that a change touches, a suite tests, or a fix may edit.
   */
  subject(content: Content): readonly string[];
}

export type CheckLine =
  | ({ readonly type: "problem" } & Problem)
  | { readonly type: "evidence"; readonly message: string };
