import { z } from "zod";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { DECISIONS, KIND_IDS, PART_TYPES } from "~/kinds/registry";
import { SKILL_IDS, TRACK_IDS } from "~/kinds/skills";
import { ASSIGNMENT_STATES } from "../assignments/state";
import { HELP_RULES } from "../help/help";
import { FLAG_IDS } from "../items/flags";

/**
 * What is exported of a cohort: each table with its columns, in order. The CSV header, the JSON, its published schema
 * and docs/exports.md are generated from it or tested against it. Other people's scripts read columns by name: add new
 * ones at the end; changing a name or meaning requires a new version. Pure. Long: one line per column.
 */

/** Raise it when a column is removed or changes its name or meaning. */
export const EXPORT_VERSION = 1;

const id = z.string();
const text = z.string();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const real = z.number();
const day = z.iso.date();
const yes = z.boolean();

const learner = {
  learner_id: id.describe("the learner's id, the same in all files"),
  learner: text.describe("their name"),
};
const exercise = { exercise: id.describe("the exercise's folder"), title: text.describe("the exercise's title") };
const kind = z.enum(KIND_IDS).describe(new Intl.ListFormat("en-GB", { type: "disjunction" }).format(KIND_IDS));
const track = z.enum(TRACK_IDS);
/** The columns that identify a row's attempt. */
const tried = {
  submission_id: id.describe("the submission's id; its page is /submissions/<id>"),
  learner_id: id.describe("the learner's id"),
  exercise: id.describe("the exercise's folder"),
  revision_id: id.describe("the exercise's revision when this was handed in"),
  try_number: count.describe("1 for the learner's first submission of the exercise"),
  counts: yes.describe("whether the attempt counts for skills and trust"),
};
const estimate = <Name extends string>(name: Name, of: string) =>
  ({
    [name]: real.nullable().describe(`${of}; empty if it is too early to say`),
    [`${name}_low`]: real.nullable().describe("its 95% interval: the lower end"),
    [`${name}_high`]: real.nullable().describe("its 95% interval: the upper end"),
  }) as Record<Name | `${Name}_low` | `${Name}_high`, z.ZodNullable<z.ZodNumber>>;
const interval = {
  share_low: share.nullable().describe("the share's 95% interval: the lower end; empty with fewer than 8 learners"),
  share_high: share.nullable().describe("the upper end"),
};
const verdicts = {
  flawed: count.describe("scored verdicts on changes with a major or blocker issue"),
  clean: count.describe("scored verdicts on changes without one"),
  hits: count.describe("flawed changes on which changes were requested"),
  false_alarms: count.describe("clean changes on which changes were requested"),
};
const aiAnswers = {
  ai_right: count.describe("judged comments by AI reviewers that are right"),
  ai_other: count.describe("judged comments that are wrong or not worth a change"),
  ai_hits: count.describe("right comments that the learner called right"),
  ai_false_alarms: count.describe("other comments that the learner called right"),
  ...estimate("ai_d_prime", "how well right comments are told apart from others (d′): 0 is a coin toss"),
  ...estimate("ai_criterion", "above 0: comments are acted on too rarely"),
};
const leans = z.enum(["too-early", "too-much", "too-little"]);

interface Table {
  /** Its name on the page. */
  readonly title: string;
  readonly about: string;
  /** Contains individual learners' figures or work. These learners can see that the table was exported. */
  readonly isOfLearners: boolean;
  readonly row: z.ZodObject;
}

export const TABLES = {
  skills: {
    title: "Learners by skills",
    about: "A row for each learner and skill with any evidence: the state, scored attempts, and passes.",
    isOfLearners: true,
    row: z.object({
      ...learner,
      skill: z.enum(SKILL_IDS),
      skill_title: text.describe("the skill in words"),
      state: text.describe("new, practising, shown (demonstrated) or fading"),
      tries: count.describe("scored attempts"),
      passes: count.describe("those that passed"),
    }),
  },
  exercises: {
    title: "Learners by exercises",
    about: "A row for each learner and exercise that they submitted: passed or not, and the best score.",
    isOfLearners: true,
    row: z.object({
      ...learner,
      track,
      ...exercise,
      kind,
      state: z.enum(["tried", "passed"]),
      score: share.nullable().describe("the best score, 0 to 1; empty while nothing is graded"),
      submission_id: id.describe("the newest submission that passed; if none passed, the newest"),
    }),
  },
  "hand-ins": {
    title: "Submissions",
    about: "A row for each graded submission: result, score, the learner's confidence, and whether it was justified.",
    isOfLearners: true,
    row: z.object({
      submission_id: tried.submission_id,
      ...learner,
      ...exercise,
      kind,
      track,
      revision_id: tried.revision_id,
      try_number: tried.try_number,
      counts: tried.counts,
      handed_in_on: day.describe("the day, UTC"),
      result: z.enum(["passed", "failed", "errored"]),
      score: share.describe("0 to 1"),
      sure_percent: z.int().describe("the learner's stated confidence"),
      came_true: yes.nullable().describe("whether the outcome that they were confident about happened"),
      flawed: yes.nullable().describe(`${DECISIONS} that count for trust: whether the change was flawed`),
      requested: yes.nullable().describe(`${DECISIONS} that count for trust: whether changes were requested`),
      explained: yes
        .nullable()
        .describe("whether the learner answered the question after the pass; empty if there is none"),
      skills: text.describe("the skills that the submission counts for, separated by spaces"),
      caught: text.describe("classes of the issues that were found, separated by spaces"),
      missed: text.describe("classes of the issues that were missed"),
      proven: yes
        .nullable()
        .describe(`${DECISIONS}: whether a test showed an issue that was found, or a clean change was approved`),
      confirmed: yes
        .nullable()
        .describe(
          `${DECISIONS}: whether a mentor said that the findings explain what goes wrong; empty if no mentor has decided`,
        ),
      contested: yes.describe(
        "yes: not counted for trust and confidence, because the learner requested changes with a test that also fails on the correct version, and no person has ruled yet",
      ),
    }),
  },
  parts: {
    title: "Question by question",
    about: "A row for each submission and part of it: issue, decoy, mistake, mutant, defect or kept behaviour.",
    isOfLearners: true,
    row: z.object({
      ...tried,
      part_type: z.enum(PART_TYPES),
      part: id.describe("the exercise's own name for the part"),
      share: share.describe("1: caught, killed, fixed, kept, or correctly left alone"),
    }),
  },
  "false-alarms": {
    title: "False alarms",
    about: "A row for each place in correct code that a learner marked as wrong, and the class they gave.",
    isOfLearners: true,
    row: z.object({
      ...tried,
      place: text.describe("file:side:from-to; empty for the change as a whole"),
      class: z.enum(DEFECT_CLASS_IDS),
    }),
  },
  funnel: {
    title: "Progress",
    about: "Invited, joined, first submission, first pass, and each track started and finished.",
    isOfLearners: false,
    row: z.object({
      step: z.enum(["invited", "joined", "handed-in", "passed", "track-begun", "track-finished"]),
      track: track.nullable().describe("only for the last two steps"),
      learners: count.nullable().describe("empty if no one was invited by a link"),
    }),
  },
  weeks: {
    title: "Week by week",
    about: "The last 12 weeks: learners with a submission, submissions, and exercises passed for the first time.",
    isOfLearners: false,
    row: z.object({
      week: day.describe("the week's Monday, UTC"),
      learners: count,
      hand_ins: count,
      passed: count.describe("exercises passed for the first time"),
    }),
  },
  "trust-by-learner": {
    title: "Trust, learner by learner",
    about: `Scored verdicts on ${DECISIONS}, d′ and criterion with intervals.`,
    isOfLearners: true,
    row: z.object({
      ...learner,
      ...verdicts,
      ...estimate("d_prime", "how well the learner tells flawed from clean changes: 0 is a coin toss"),
      ...estimate("criterion", "above 0: approves too often"),
      leans_to: leans.nullable().describe("whether trust is too high or too low; empty without a scored verdict"),
      more_needed: count.nullable().describe(`if it is too early: about how many more ${DECISIONS} are needed`),
      ...aiAnswers,
      ai_leans_to: leans.nullable().describe("misplaced trust in AI reviewers; empty without an answer that counts"),
    }),
  },
  "trust-of-cohort": {
    title: "Trust of the cohort",
    about: "One row: all verdicts together, d′ and criterion with intervals, and the change.",
    isOfLearners: false,
    row: z.object({
      made_at: z.iso.datetime().describe("when these figures were calculated; at most once every 15 minutes"),
      learners: count.describe("learners with at least one scored verdict"),
      ...verdicts,
      ...estimate("d_prime", "all verdicts combined, as if from one person"),
      ...estimate("criterion", "above 0: approves too often"),
      ...estimate("change", `d′ of the second half of the ${DECISIONS} minus d′ of the first half`),
      halved_on: day.nullable().describe(`the date by which half of the ${DECISIONS} were handed in`),
      false_alarm_learners: count.describe("learners with a verdict on a clean change"),
      share_low: interval.share_low.describe("false alarms among clean changes: the 95% interval's lower end"),
      share_high: interval.share_high,
      ai_learners: count.describe("learners with at least one answer to an AI reviewer's comment that counts"),
      ...aiAnswers,
    }),
  },
  missed: {
    title: "Most-missed defects",
    about: `A row for each class of defects: issues in scored ${DECISIONS}, and how many were missed.`,
    isOfLearners: false,
    row: z.object({
      class: z.enum(DEFECT_CLASS_IDS),
      learners: count.describe("learners who reviewed a change with this class"),
      issues: count,
      missed: count,
      ...interval,
    }),
  },
  calibration: {
    title: "Confidence",
    about:
      "A row for each kind and range of confidence: the stated confidence, and the share that was right. Brier score per kind.",
    isOfLearners: false,
    row: z.object({
      kind,
      answers: count.describe("answers for exercises of this kind"),
      brier: real.describe("Brier score for this kind: 0 is perfect; always saying 50% gives 0.25"),
      step_from: z.int().nullable().describe("percent; empty with fewer than 20 answers for this kind"),
      step_to: z.int().nullable(),
      step_answers: count.nullable(),
      step_said: share.nullable().describe("the mean stated confidence"),
      step_right: share.nullable().describe("the share that was right"),
    }),
  },
  assignments: {
    title: "Learners by assignments",
    about: "A row for each learner and assignment: its status, and the learner's own date if they have one.",
    isOfLearners: true,
    row: z.object({
      assignment_id: id,
      assignment: text.describe("its title"),
      is_required: yes,
      opens_at: z.iso.datetime().describe("UTC"),
      due_at: z.iso.datetime().describe("UTC; the due date for everyone"),
      ...learner,
      state: z.enum(ASSIGNMENT_STATES),
      is_asked: yes.describe(
        "no if the assignment was due before the learner joined and they handed in none of its exercises",
      ),
      extended_to: z.iso.datetime().nullable().describe("the learner's own due date, UTC"),
      handed_in: count.describe("the assignment's exercises that they handed in"),
      passed: count.describe("those that passed"),
    }),
  },
  help: {
    title: "Needs attention",
    about: "A row for each learner and reason, based only on their submissions.",
    isOfLearners: true,
    row: z.object({
      ...learner,
      rule: z.enum(HELP_RULES),
      exercise: id.nullable().describe("stuck: on which exercise"),
      title: text.nullable(),
      tries: count.nullable().describe("stuck: how many attempts without progress"),
      days: count.nullable().describe("quiet: how many days without a submission; empty if there has been none"),
      leans_to: leans.nullable().describe("trust: too-much or too-little"),
      reviews: count.nullable().describe(`trust: based on how many ${DECISIONS}`),
      submission_id: id.nullable().describe("the submission to read"),
      assignment_id: id.nullable().describe("missed: which assignment; one row for each"),
      assignment: text.nullable().describe("missed: its title"),
    }),
  },
  "help-rules": {
    title: "Results of the rules",
    about:
      "A row for each rule: learners who passed nothing in the next 21 days, among those it listed and the others.",
    isOfLearners: false,
    row: z.object({
      rule: z.enum(HELP_RULES),
      group: z.enum(["named", "others"]),
      all: count,
      passed_nothing: count,
      share_low: share.nullable().describe("95% interval; empty if there are no learners"),
      share_high: share.nullable(),
    }),
  },
  "exercise-analysis": {
    title: "How exercises work",
    about: "A row for each exercise on offer, from everyone's first scored attempts. No figures below five people.",
    isOfLearners: false,
    row: z.object({
      ...exercise,
      kind,
      revision_id: id.nullable().describe("the revision that the figures describe"),
      people: count.nullable().describe("first scored attempts; empty with fewer than five people"),
      passed: count.nullable(),
      share_low: share.nullable().describe("the share that passed: its 95% interval, the lower end"),
      share_high: share.nullable().describe("the upper end"),
      tries: count
        .nullable()
        .describe("the attempt by which half of them had passed; 4: the fourth or a later one; empty: not yet"),
      ...estimate(
        "discrimination",
        "how well it separates stronger from weaker people (discrimination in the 2PL model)",
      ),
      flags: text.describe(`reasons to check it, separated by spaces: ${FLAG_IDS.join(", ")}`),
      own_people: count.describe("the same for this cohort's learners, on the same revision"),
      own_passed: count,
    }),
  },
  people: {
    title: "People and roles",
    about: "Learners, mentors and leads, with their email addresses.",
    isOfLearners: false,
    row: z.object({
      person_id: id,
      name: text,
      email: text,
      role: z.enum(["learner", "mentor", "lead"]),
      section: text.nullable().describe("the section that they are in; empty: none"),
    }),
  },
  agreement: {
    title: "Agreement",
    about: "A row for each line of the rubric: on how many submissions two mentors chose the same level.",
    isOfLearners: false,
    row: z.object({
      kind,
      line: id.describe("the id of the line in the rubric"),
      asks: text,
      works: count.describe("submissions on which both chose a level"),
      same: count.describe("submissions on which both chose the same level"),
      alpha: real
        .nullable()
        .describe("Krippendorff's α; empty with fewer than 10 submissions, or if everyone chose the same level"),
      alpha_low: real.nullable(),
      alpha_high: real.nullable(),
    }),
  },
} as const satisfies Readonly<Record<string, Table>>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as [TableName, ...TableName[]];
export type RowOf<Name extends TableName> = z.infer<(typeof TABLES)[Name]["row"]>;

/** A cell: its column says what it means. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export const columnsOf = (name: TableName): string[] => Object.keys(TABLES[name].row.shape);

/** The JSON of a whole cohort. */
export const CohortExportSchema = z.object({
  onramp: z.literal("cohort"),
  version: z.literal(EXPORT_VERSION),
  made_at: z.iso.datetime().describe("when the export started, UTC"),
  cohort: z.object({ id, name: text }),
  tables: z.object(
    Object.fromEntries(TABLE_NAMES.map((name) => [name, z.array(TABLES[name].row).describe(TABLES[name].about)])),
  ),
});
