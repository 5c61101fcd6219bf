import type { z } from "zod";
import type { Files, Sandbox } from "~/sandbox/contract";
import type { Plain } from "~/ui/dress.server";
import type { Change } from "./changes";
import type { Folder, Meta, Problem } from "./exercise";
import type { ReportFacts } from "./facts";
import type { FormSaid } from "./form-fields";
import type { ReportTexts } from "./report-texts";
import type { ToldPart, ToldRemark, ToldTest } from "./told";
import type { FromFiles, WorkFiles } from "./work-folder";

export const KIND_IDS = ["review", "test", "fix"] as const;
export type KindId = (typeof KIND_IDS)[number];

/** What the draft and the hand-in of every kind hold. Confidence in percent, 50–100, null until chosen. */
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
 * A kind of exercise: one folder under `kinds/` and one line in `registry.ts`. What it draws stands in the folder's
 * `view.tsx` (workspace) and `report.tsx`, which `views.ts` and `reports.ts` find by name.
 * Pure but for what it runs in the sandbox: no database, no network, no clock.
 *
 * - `Content`: the whole exercise, key and hidden tests included. Never leaves the server.
 * - `Open`: what the learner may see before hand-in, as JSON. Nothing in it depends on whether a review is flawed.
 * - `Draft`: work in progress, may be half done. `Work`: what is handed in, complete.
 * - `Report`: see `report.ts`.
 */
export interface Kind<Content, Open, Draft extends AnyDraft, Work, Report> {
  readonly id: KindId;
  /** Parses an exercise's folder. Throws `ExerciseProblems` that name every file and field that is wrong. */
  read(folder: Folder): Content;
  meta(content: Content): Meta;
  open(content: Content, seed: string): Promise<Open>;
  /** Lenient: any state that the workspace can be in. Bounded in size. */
  readonly draftSchema: z.ZodType<Draft>;
  emptyDraft(open: Open): Draft;
  /** Code and prose of what a learner sees, by the names that the workspace asks for. The server tones and draws them. */
  plain(open: Open): Plain;
  /**
   * Test only: small wrong variants of the code that the learner sees, for a meter in the browser. Made of what is open
   * alone, so they tell nothing of what is hidden.
   */
  mutants?(open: Open): Promise<unknown>;
  /** The draft that a workspace's form leaves where no script keeps it, from the one before and what the fields say. */
  readForm(open: Open, before: Draft, form: FormData): FormSaid<Draft>;
  /**
   * Review only: two drafts of one exercise as one, with all that either holds. `isSame`: both were begun on one
   * revision.
   */
  mergeDrafts?(mine: Draft, other: Draft, isSame: boolean): Draft;
  /** Work, or a draft of it, as the files that it is, by path: for who takes their work with them. */
  files(open: Open, work: Draft | Work): Files;
  /** Which files of a folder that holds work are read. */
  workFiles(content: Content): WorkFiles;
  /** Work from such files, by path. `confidence`, in percent, goes before what the files say. */
  fromFiles(content: Content, files: Files, confidence: number | null): FromFiles;
  /** A text that is the same for work that means the same, so that a mentor answers it once. */
  likeness(content: Content, work: Work): Promise<string>;
  /** Fix only: the code with every defect mended, by path. For mentors: never sent to a learner. */
  reference?(content: Content): Files;
  /** Strict. Issues carry the path of the field, and a message in the learner's words. */
  readonly workSchema: z.ZodType<Work>;
  /** Further demands on handed-in work that need the exercise (lines that exist, files that are there). */
  problemsOf(content: Content, work: Work): readonly { path: string; message: string }[];
  grade(input: GradeInput<Content, Work>, sandbox: Sandbox): Promise<Report>;
  readonly reportSchema: z.ZodType<Report>;
  headline(report: Report): Headline;
  /** What the report's page draws from text, and on whose lines notes may stand. */
  texts(open: Open, work: Work, report: Report): ReportTexts;
  /** The report in words, part by part, with nothing held back: for authors and teachers. */
  tell(report: Report, work: Work): readonly ToldPart[];
  /** Test and fix: what was run, test by test. */
  tests?(report: Report): readonly ToldTest[];
  /** What the report says of places: a review's findings, what survived, what fails. */
  remarks(content: Content, report: Report, work: Work): readonly ToldRemark[];
  /** A report without what its learner is told only once they ask (inputs, differences); null where that is nothing. */
  withheld?(report: Report): Report | null;
  /**
   * Test and fix: what a later try did and an earlier one did not, and the other way round; null where one of them did
   * not run. In the words of `shown`: the later report as its reader may see it.
   */
  changes?(before: Report, after: Report, shown: Report): readonly Change[] | null;
  /** What a report tells beyond its score, for who counts over many. */
  facts(report: Report, work: Work): ReportFacts;
  /**
   * What the parts that `facts` names are, in words, by `partName`: for leads, who look at how an exercise works. Tells the
   * key.
   */
  partWords(content: Content): Promise<ReadonlyMap<string, string>>;
  /** Review only: both versions of the files of the change, in path order. */
  changed?(content: Content): readonly { path: string; old: string | null; new: string | null }[];
  /** Review only: whether the change has a major or blocker issue. For authors' tools: no page or draw may ask before hand-in. */
  isFlawed?(content: Content): boolean;
  /** Proves the exercise by running it. Yields what to mend; `evidence` lines are for `--explain`. */
  check(content: Content, sandbox: Sandbox): AsyncIterable<CheckLine>;
  /** Three steps, each asked for by itself. For reviews the same three general questions for every change. */
  hints(content: Content): readonly string[];
  /**
   * Work of known quality that lies in the folder (the key's findings, the suites, the repairs), best first: what the
   * demonstration's history, the benchmarks and the robots hand in. Confidence is set by the caller.
   */
  samples(content: Content): readonly { readonly says: string; readonly work: Work }[];
  /** A question after a pass (fix): what it asks and what the answer starts with. Null where the exercise has none. */
  question?(content: Content): { readonly asks: string; readonly start: string } | null;
  /** The author's own answer to that question. */
  modelAnswer?(content: Content): string | null;
  /** Runs an answer: it must fail on the AI's code and pass on what was handed in. */
  explain?(
    input: { content: Content; work: Work; answer: string },
    sandbox: Sandbox,
  ): Promise<{ readonly holds: boolean; readonly message: string }>;
  /** The files that an instant run in the browser needs, with the draft's own in place: a `RunRequest`'s files. */
  runnable(open: Open, draft: Draft): { files: Files; tests: readonly string[] };
}

export type CheckLine =
  | ({ readonly type: "problem" } & Problem)
  | { readonly type: "evidence"; readonly message: string };
