import type { z } from "zod";
import type { Files, Sandbox } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import type { Capabilities } from "./capabilities";
import type { Card } from "./card";
import type { Folder, Meta, Problem } from "./exercise";
import type { ReportFacts } from "./facts";
import type { FormSaid } from "./form-fields";
import type { ReportTexts } from "./report-texts";
import type { Rules } from "./rules";
import type { ToldPart, ToldRemark } from "./told";
import type { FromFiles, WorkFiles } from "./work-folder";

/** What the draft and the submission of every kind hold. Confidence in percent, 50–100, null until chosen. */
export interface AnyDraft {
  readonly confidence: number | null;
}

export interface GradeInput<Content, Work> {
  readonly content: Content;
  readonly work: Work;
  /** Decides what is drawn by lot (the order of files): the same seed as when the learner worked. */
  readonly seed: string;
}

/** How a report says what happened, for lists and page heads. */
export interface Headline {
  /** The answer in one sentence: "You caught the worst one, and missed one". */
  readonly title: string;
  /** What follows from it, one or two sentences. */
  readonly lead: string;
}

/**
 * A kind of exercise: one folder under `kinds/` and one line in `list.ts`. Pages find the folder's `card.ts`,
 * `view.tsx` (workspace) and `report.tsx` by their names (`cards.ts`, `views.ts`, `reports.ts`). Pure but for what it
 * runs in the sandbox: no database, no network, no clock.
 *
 * - `Content`: the whole exercise, key and hidden tests included. Never leaves the server.
 * - `Open`: what the learner may see before submission, as JSON. Nothing in it depends on whether a review is flawed.
 * - `Draft`: work in progress, may be half done. `Work`: what is handed in, complete.
 * - `Report`: see `report.ts`.
 */
export interface Kind<Content, Open, Draft extends AnyDraft, Work, Report> {
  /** The folder's name, and the export's in `list.ts`. */
  readonly id: string;
  /** Its words and its icon. */
  readonly card: Card;
  /** What passes, what counts, and what mentors judge. */
  readonly rules: Rules;
  /** Parses an exercise's folder. Throws `ExerciseProblems` that name every file and field that is wrong. */
  read(folder: Folder): { readonly content: Content; readonly meta: Meta };
  open(content: Content, seed: string): Promise<Open>;
  readonly workspace: WorkspaceOf<Content, Open, Draft>;
  readonly work: WorkOf<Content, Open, Draft, Work>;
  /**
   * Work of known quality from the exercise's folder (the key's findings, the suites, the repairs), best first. The
   * demonstration, the benchmarks and the robots hand it in. The caller sets the confidence.
   */
  samples(content: Content): readonly { readonly says: string; readonly work: Work }[];
  grade(input: GradeInput<Content, Work>, sandbox: Sandbox): Promise<Report>;
  readonly report: ReportOf<Content, Open, Work, Report>;
  readonly author: AuthorOf<Content>;
  /** What only some kinds can do. Rooms ask for each by its name. */
  readonly can: Capabilities<Content, Open, Draft, Work, Report>;
}

/** The exercise while a learner works on it. */
interface WorkspaceOf<Content, Open, Draft> {
  /** Lenient: any state that the workspace can be in. Bounded in size. */
  readonly draftSchema: z.ZodType<Draft>;
  emptyDraft(open: Open): Draft;
  /**
   * Code and prose of what a learner sees, by the names that the workspace asks for. The server tones and draws them.
   */
  plain(open: Open): Plain;
  /** The draft that a workspace's form leaves where no script keeps it, from the one before and what the fields say. */
  readForm(open: Open, before: Draft, form: FormData): FormSaid<Draft>;
  /** Three steps, each asked for by itself. For reviews the same three general questions for every change. */
  hints(content: Content): readonly string[];
}

/** What is handed in. */
interface WorkOf<Content, Open, Draft, Work> {
  /** Strict. Issues carry the path of the field, and a message in the learner's words. */
  readonly schema: z.ZodType<Work>;
  /** Further demands on handed-in work that need the exercise (lines that exist, files that are there). */
  problemsOf(content: Content, work: Work): readonly { path: string; message: string }[];
  /** Work, or a draft of it, as the files that it is, by path: for learners who take their work with them. */
  files(open: Open, work: Draft | Work): Files;
  /** Which files of a folder that holds work are read. */
  wanted(content: Content): WorkFiles;
  /** Work from such files, by path. `confidence`, in percent, takes precedence over what the files say. */
  fromFiles(content: Content, files: Files, confidence: number | null): FromFiles;
  /** A text that is the same for work that means the same, so that a mentor answers it once. */
  likeness(content: Content, work: Work): Promise<string>;
}

/** The grader's verdict, read and said. */
interface ReportOf<Content, Open, Work, Report> {
  readonly schema: z.ZodType<Report>;
  headline(report: Report): Headline;
  /** What the report's page draws from text, and on whose lines notes may stand. */
  texts(open: Open, work: Work, report: Report): ReportTexts;
  /** The report in words, part by part, with nothing held back: for authors and teachers. */
  tell(report: Report, work: Work): readonly ToldPart[];
  /** What the report says of places: a review's findings, what survived, what fails. */
  remarks(content: Content, report: Report, work: Work): readonly ToldRemark[];
  /** What a report says beyond its score, for rooms that count over many. */
  facts(report: Report, work: Work): ReportFacts;
  /**
   * The parts that `facts` names, in words, by `partName`: for leads, who look at how an exercise works. Shows the key.
   */
  partWords(content: Content): Promise<ReadonlyMap<string, string>>;
}

/** For authors. */
interface AuthorOf<Content> {
  /** Proves the exercise by running it. Yields what to fix; `evidence` lines are for `--explain`. */
  check(content: Content, sandbox: Sandbox): AsyncIterable<CheckLine>;
  /** The schema of `exercise.json`. */
  readonly exerciseSchema: z.ZodObject<{ kind: z.ZodLiteral<string> }>;
  /** Schemas of its other files, which are published beside it. */
  readonly fileSchemas: readonly { readonly file: string; readonly title: string; readonly schema: z.ZodType }[];
  /** Paths of the code at stake: what a change touches, what a suite tests, what a repair may change. */
  subject(content: Content): readonly string[];
}

export type CheckLine =
  | ({ readonly type: "problem" } & Problem)
  | { readonly type: "evidence"; readonly message: string };
