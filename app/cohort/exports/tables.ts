import { z } from "zod";
import { listOf } from "~/kinds/count-words";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { DECISIONS, KIND_IDS, PART_TYPES } from "~/kinds/registry";
import { SKILL_IDS, TRACK_IDS } from "~/kinds/skills";
import { ASSIGNMENT_STATES } from "../assignments/state";
import { HELP_RULES } from "../help/help";
import { FLAG_IDS } from "../items/flags";

/**
 * What an export of a cohort contains: each table with its columns, in order. The CSV header, the JSON, its published
 * schema and docs/exports.md are generated from this list or tested against it. Other people's scripts read columns
 * by name, so add new columns at the end. Changing a name or a meaning requires a new version. Pure. Long: one line
 * per column.
 */

/** Raise the version when a column is removed or changes its name or meaning. */
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
  learner: text.describe("the learner's name"),
};
const exercise = { exercise: id.describe("the exercise's folder"), title: text.describe("the exercise's title") };
const kind = z.enum(KIND_IDS).describe(listOf(KIND_IDS, "or"));
const track = z.enum(TRACK_IDS);
/** The columns that identify a row's attempt. */
const tried = {
  submission_id: id.describe("the submission's id; its page is /submissions/<id>"),
  learner_id: id.describe("the learner's id"),
  exercise: id.describe("the exercise's folder"),
  revision_id: id.describe("the exercise's revision that the learner worked on"),
  try_number: count.describe("the number of the learner's attempt at the exercise, counted from 1"),
  counts: yes.describe("whether the attempt counts toward skills and trust"),
};
const estimate = <Name extends string>(name: Name, of: string) =>
  ({
    [name]: real.nullable().describe(`${of}; empty if it is too early to say`),
    [`${name}_low`]: real.nullable().describe("the lower end of the 95% interval"),
    [`${name}_high`]: real.nullable().describe("the upper end of the 95% interval"),
  }) as Record<Name | `${Name}_low` | `${Name}_high`, z.ZodNullable<z.ZodNumber>>;
const interval = {
  share_low: share.nullable().describe("the lower end of the share's 95% interval; empty with fewer than 8 learners"),
  share_high: share.nullable().describe("the upper end of the share's 95% interval"),
};
const verdicts = {
  flawed: count.describe("scored verdicts on changes with a major or blocker issue"),
  clean: count.describe("scored verdicts on changes without a major or blocker issue"),
  hits: count.describe("flawed changes on which changes were requested"),
  false_alarms: count.describe("clean changes on which changes were requested"),
};
const aiAnswers = {
  ai_right: count.describe("how many of the judged comments by AI reviewers are right"),
  ai_other: count.describe("how many of the judged comments are wrong or not worth a change"),
  ai_hits: count.describe("how many of the right comments the learner marked as right"),
  ai_false_alarms: count.describe("how many of the other comments the learner marked as right"),
  ...estimate("ai_d_prime", "how well right comments are told apart from others (d′); 0 is no better than a coin toss"),
  ...estimate("ai_criterion", "above 0 if comments are acted on too rarely"),
};
const leans = z.enum(["too-early", "too-much", "too-little"]);

interface Table {
  /** The table's name on the page. */
  readonly title: string;
  readonly about: string;
  /**
   * True if the table contains individual learners' figures or work. These learners can see that the table was
   * exported.
   */
  readonly isOfLearners: boolean;
  readonly row: z.ZodObject;
}

export const TABLES = {
  skills: {
    title: "Learners by skill",
    about: "A row for each learner and skill with any evidence: the state, scored attempts, and passes.",
    isOfLearners: true,
    row: z.object({
      ...learner,
      skill: z.enum(SKILL_IDS),
      skill_title: text.describe("the skill in words"),
      state: text.describe("new, practising, shown (demonstrated) or fading"),
      tries: count.describe("scored attempts"),
      passes: count.describe("scored attempts that passed"),
    }),
  },
  exercises: {
    title: "Learners by exercise",
    about: "A row for each learner and each exercise that they handed in: whether they passed, and the best score.",
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
    about:
      "A row for each graded submission: its result and score, the learner's confidence, and whether the confidence was justified.",
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
      handed_in_on: day.describe("the day of the submission, UTC"),
      result: z.enum(["passed", "failed", "errored"]),
      score: share.describe("0 to 1"),
      sure_percent: z.int().describe("the learner's stated confidence"),
      came_true: yes.nullable().describe("whether the outcome that they were confident about happened"),
      flawed: yes.nullable().describe(`for ${DECISIONS} that count toward trust: whether the change was flawed`),
      requested: yes.nullable().describe(`for ${DECISIONS} that count toward trust: whether changes were requested`),
      explained: yes
        .nullable()
        .describe("whether the learner answered the question after the pass; empty if there is no question"),
      skills: text.describe("the skills that the submission counts toward, separated by spaces"),
      caught: text.describe("classes of the issues that were found, separated by spaces"),
      missed: text.describe("classes of the issues that were missed, separated by spaces"),
      proven: yes
        .nullable()
        .describe(
          `for ${DECISIONS}: whether the learner proved an issue with a test, or approved a change that was clean`,
        ),
      confirmed: yes
        .nullable()
        .describe(
          `for ${DECISIONS}: whether a mentor said that the findings explain what goes wrong; empty if no mentor has decided`,
        ),
      contested: yes.describe(
        "yes if this submission is left out of trust and confidence, because the learner requested changes with a test that also fails on the correct version, and no person has ruled that the verdict was wrong",
      ),
    }),
  },
  parts: {
    title: "Parts of submissions",
    about:
      "A row for each part of each submission: an issue, decoy, mistake, mutant, defect, or behaviour that had to stay the same.",
    isOfLearners: true,
    row: z.object({
      ...tried,
      part_type: z.enum(PART_TYPES),
      part: id.describe("the part's id in the exercise"),
      share: share.describe("1 if the part was caught, killed, fixed, kept, or correctly left alone"),
    }),
  },
  "false-alarms": {
    title: "False alarms",
    about: "A row for each place in correct code that a learner marked as wrong, with the class that they chose.",
    isOfLearners: true,
    row: z.object({
      ...tried,
      place: text.describe("file:side:from-to; empty for the change as a whole"),
      class: z.enum(DEFECT_CLASS_IDS),
    }),
  },
  funnel: {
    title: "Progress",
    about: "A row for each step: invited, joined, first submission, first pass, and each track started and finished.",
    isOfLearners: false,
    row: z.object({
      step: z.enum(["invited", "joined", "handed-in", "passed", "track-begun", "track-finished"]),
      track: track.nullable().describe("the track; only for the last two steps"),
      learners: count.nullable().describe("the number of learners; empty if no one was invited by a link"),
    }),
  },
  weeks: {
    title: "Week by week",
    about:
      "A row for each of the last 12 weeks: learners with a submission, submissions, and exercises passed for the first time.",
    isOfLearners: false,
    row: z.object({
      week: day.describe("the week's Monday, UTC"),
      learners: count,
      hand_ins: count,
      passed: count.describe("exercises passed for the first time"),
    }),
  },
  "trust-by-learner": {
    title: "Trust by learner",
    about: `A row for each learner: scored verdicts in ${DECISIONS}, and d′ and criterion with their intervals.`,
    isOfLearners: true,
    row: z.object({
      ...learner,
      ...verdicts,
      ...estimate(
        "d_prime",
        "how well the learner tells flawed changes from clean ones (d′); 0 is no better than a coin toss",
      ),
      ...estimate("criterion", "above 0 if changes are approved too often"),
      leans_to: leans.nullable().describe("whether trust is too high or too low; empty without a scored verdict"),
      more_needed: count.nullable().describe(`if it is too early: about how many more ${DECISIONS} are needed`),
      ...aiAnswers,
      ai_leans_to: leans
        .nullable()
        .describe("whether trust in AI reviewers is too high or too low; empty without an answer that counts"),
    }),
  },
  "trust-of-cohort": {
    title: "Trust across the cohort",
    about: "One row for all verdicts together: d′ and criterion with their intervals, and the change in d′.",
    isOfLearners: false,
    row: z.object({
      made_at: z.iso.datetime().describe("when these figures were calculated; at most once every 15 minutes"),
      learners: count.describe("learners with at least one scored verdict"),
      ...verdicts,
      ...estimate("d_prime", "all verdicts combined, as if from one person"),
      ...estimate("criterion", "above 0 if changes are approved too often"),
      ...estimate("change", `d′ of the second half of the ${DECISIONS} minus d′ of the first half`),
      halved_on: day.nullable().describe(`the date by which half of the ${DECISIONS} were handed in`),
      false_alarm_learners: count.describe("learners with a verdict on a clean change"),
      share_low: interval.share_low.describe(
        "the lower end of the 95% interval of the share of false alarms among clean changes",
      ),
      share_high: interval.share_high,
      ai_learners: count.describe("learners with at least one answer that counts to an AI reviewer's comment"),
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
      "A row for each kind and range of confidence: the stated confidence, and the share of right answers. Each kind also has a Brier score.",
    isOfLearners: false,
    row: z.object({
      kind,
      answers: count.describe("answers for exercises of this kind"),
      brier: real.describe("Brier score for this kind: 0 is perfect; always saying 50% gives 0.25"),
      step_from: z.int().nullable().describe("percent; empty with fewer than 20 answers for this kind"),
      step_to: z.int().nullable(),
      step_answers: count.nullable(),
      step_said: share.nullable().describe("the mean stated confidence"),
      step_right: share.nullable().describe("the share of right answers"),
    }),
  },
  assignments: {
    title: "Learners by assignment",
    about: "A row for each learner and assignment: the learner's status, and their own deadline if they have one.",
    isOfLearners: true,
    row: z.object({
      assignment_id: id,
      assignment: text.describe("the assignment's title"),
      is_required: yes,
      opens_at: z.iso.datetime().describe("UTC"),
      due_at: z.iso.datetime().describe("UTC; the deadline for everyone"),
      ...learner,
      state: z.enum(ASSIGNMENT_STATES),
      is_asked: yes.describe(
        "no if the person wasn't in the assignment's section when it was due, or wasn't a learner in the cohort then and hasn't handed in all its exercises",
      ),
      extended_to: z.iso.datetime().nullable().describe("the learner's own deadline, UTC"),
      handed_in: count.describe("how many of the assignment's exercises the learner handed in"),
      passed: count.describe("how many of the assignment's exercises the learner passed"),
      section: text.nullable().describe("the section that the assignment is for; empty for the whole cohort"),
    }),
  },
  help: {
    title: "Needs attention",
    about: "A row for each learner and reason, based only on their submissions.",
    isOfLearners: true,
    row: z.object({
      ...learner,
      rule: z.enum(HELP_RULES),
      exercise: id.nullable().describe("for stuck: the exercise"),
      title: text.nullable(),
      tries: count.nullable().describe("for stuck: the number of attempts without progress"),
      days: count
        .nullable()
        .describe("for quiet: the number of days since the last submission; empty if there has been none"),
      leans_to: leans.nullable().describe("for trust: too-much or too-little"),
      reviews: count.nullable().describe(`for trust: the number of ${DECISIONS} on which this is based`),
      submission_id: id.nullable().describe("the submission to read"),
      assignment_id: id.nullable().describe("for missed: the assignment; there is a row for each one"),
      assignment: text.nullable().describe("for missed: the assignment's title"),
    }),
  },
  "help-rules": {
    title: "How well the rules predicted",
    about:
      "A row for each rule and each group (the learners that the rule listed, and the others): how many passed nothing in the 21 days after the rule was applied.",
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
    title: "How well exercises work",
    about:
      "A row for each exercise on offer, based on everyone's first scored attempts. There are no figures for fewer than five people.",
    isOfLearners: false,
    row: z.object({
      ...exercise,
      kind,
      revision_id: id.nullable().describe("the revision that the figures describe"),
      people: count.nullable().describe("first scored attempts; empty with fewer than five people"),
      passed: count.nullable(),
      share_low: share.nullable().describe("the lower end of the 95% interval of the share that passed"),
      share_high: share.nullable().describe("the upper end of the share's 95% interval"),
      tries: count
        .nullable()
        .describe(
          "the attempt by which half of the people had passed; 4 for the fourth or a later one; empty if fewer than half have passed",
        ),
      ...estimate(
        "discrimination",
        "how well the exercise tells stronger people from weaker ones (discrimination in the 2PL model)",
      ),
      flags: text.describe(`reasons to check the exercise, separated by spaces: ${FLAG_IDS.join(", ")}`),
      own_people: count.describe("first scored attempts of this cohort's learners, on the same revision"),
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
      section: text.nullable().describe("the person's section; empty if they are in none"),
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
      works: count.describe("submissions on which both mentors chose a level"),
      same: count.describe("submissions on which both mentors chose the same level"),
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

/** The value of a cell. The column determines what the value means. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export const columnsOf = (name: TableName): string[] => Object.keys(TABLES[name].row.shape);

/** The JSON of a whole cohort. */
export const CohortExportSchema = z.object({
  onramp: z.literal("cohort"),
  version: z.literal(EXPORT_VERSION),
  made_at: z.iso.datetime().describe("when the export started, UTC"),
  cohort: z.object({ id, name: text }),
  section: z.object({ id, name: text }).nullable().describe("the section to which the tables are limited, if any"),
  tables: z.object(
    Object.fromEntries(TABLE_NAMES.map((name) => [name, z.array(TABLES[name].row).describe(TABLES[name].about)])),
  ),
});
