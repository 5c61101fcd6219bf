// Long: one form with all of a cohort's rules, and the switches of its programmes.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type CohortRules, findCohortRules, setCohortRules } from "~/accounts/cohorts/cohort-rules.server";
import { hasCohort } from "~/accounts/cohorts/cohorts.server";
import { listProgrammesOf, setOpen } from "~/accounts/cohorts/programme-door.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { modelInfo } from "~/tutor/model/model.server";
import { findCohortUse } from "~/tutor/model/use.server";
import { Button } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { Choice, TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { Undo } from "~/ui/undo";
import { Programmes } from "./programmes";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Settings for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const percent = z.coerce
  .number({ error: "Enter a percentage, like 5." })
  .int("Enter a whole percentage, like 5.")
  .min(0, "Enter 0 or more.")
  .max(100, "Enter at most 100.");
const count = (least: number, most: number, like: number) =>
  z.coerce
    .number({ error: `Enter a number, like ${like}.` })
    .int(`Enter a whole number, like ${like}.`)
    .min(least, `Enter ${least} or more.`)
    .max(most, `Enter at most ${most}.`);
/** Reads a checkbox. An unchecked box sends nothing. */
const box = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const SettingsSchema = z.object({
  samples: percent,
  doubles: percent,
  hidesNames: box,
  allowsPeers: box,
  stuckTries: count(2, 10, 3),
  quietDays: count(3, 90, 14),
  hasTutor: box,
  tutorDays: count(1, 365, 30),
  hasCommentDrafts: box,
});
/** The two actions of a programme's switch. */
const IntentSchema = z.enum(["let-in", "shut-out"]);
const DoorSchema = z.object({ intent: IntentSchema, programme: z.string().max(100) });
const FIELDS = Object.keys(SettingsSchema.shape);
const IDS = {
  samples: "samples",
  doubles: "doubles",
  stuckTries: "stuck-tries",
  quietDays: "quiet-days",
  tutorDays: "tutor-days",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  await requireRole(request, cohortId, ["lead"]);
  const rules = await findCohortRules(cohortId);
  if (!rules) throw notFound();
  const hasModel = modelInfo() !== null;
  const [programmes, use] = await Promise.all([listProgrammesOf(cohortId), hasModel ? findCohortUse(cohortId) : null]);
  return { cohortId, ...rules, hasModel, use, programmes };
}

interface Reply {
  readonly saved: boolean;
  /** What the confirmation says instead of "Saved". */
  readonly says?: string | undefined;
  /** The fields of the form that undoes the change; null if nothing changed. */
  readonly before?: Readonly<Record<string, string>> | null;
  /** What was changed in a programme. */
  readonly door?: "let-in" | "shut-out";
  readonly errors: FormErrors | null;
  readonly written: Readonly<Record<string, unknown>> | null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if (!(await hasCohort(cohortId))) throw notFound();
  const form = await readFields(request, [...FIELDS, "shown", "undoes", "intent", "programme"]);
  const door = DoorSchema.safeParse(Object.fromEntries(form));
  if (door.success) {
    const { intent, programme } = door.data;
    if (!(await setOpen(person, cohortId, programme, intent === "let-in"))) throw notFound();
    return data<Reply>({ saved: false, door: intent, errors: null, written: null });
  }
  const parsed = parseForm(form, SettingsSchema);
  if (!parsed.ok) {
    return data<Reply>({ saved: false, errors: parsed.errors, written: writtenIn(form) }, { status: 400 });
  }
  const { samples, doubles, ...others } = parsed.value;
  const rules = { ...others, sampleShare: samples / 100, doubleShare: doubles / 100 };
  const stored = await findCohortRules(cohortId);
  if (!stored) throw notFound();
  const [before, sent, shown] = [fieldsOf(stored), fieldsOf(rules), readShown(form.get("shown"))];
  // Saves only the fields that this person changed, because someone else may have changed other fields since the page
  // was shown. An undo skips fields that have been changed again since.
  const isChange = (field: string) =>
    before[field] !== sent[field] &&
    (shown === null || (sent[field] !== shown[field] && (!form.has("undoes") || before[field] === shown[field])));
  const changes = Object.entries(rules).filter(([rule]) => isChange(FIELD_OF[rule as keyof CohortRules]));
  if (!(await setCohortRules(person, cohortId, Object.fromEntries(changes)))) throw notFound();
  const after = fieldsOf({ ...stored, ...Object.fromEntries(changes) });
  const undo = { ...before, shown: writeShown(after), undoes: "yes" };
  const isDone = changes.length > 0;
  const says = isDone || !form.has("undoes") ? undefined : "There is nothing left to undo.";
  return data<Reply>({ saved: true, says, before: isDone ? undo : null, errors: null, written: null });
}

/** The name of each rule's field. */
const FIELD_OF: Readonly<Record<keyof CohortRules, string>> = {
  sampleShare: "samples",
  doubleShare: "doubles",
  hidesNames: "hidesNames",
  allowsPeers: "allowsPeers",
  stuckTries: "stuckTries",
  quietDays: "quietDays",
  hasTutor: "hasTutor",
  tutorDays: "tutorDays",
  hasCommentDrafts: "hasCommentDrafts",
};

/** Writes and reads a hidden field that contains all values that the page showed. */
const writeShown = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const readShown = (text: FormDataEntryValue | null): Record<string, string> | null =>
  typeof text === "string" ? Object.fromEntries(new URLSearchParams(text)) : null;

const inPercent = (share: number) => String(Math.round(share * 100));

/** The rules as the form sends them. An unchecked box sends nothing. */
function fieldsOf({ sampleShare, doubleShare, stuckTries, quietDays, tutorDays, ...boxes }: CohortRules) {
  const { hidesNames, allowsPeers, hasTutor, hasCommentDrafts } = boxes;
  const checked = Object.entries({ hidesNames, allowsPeers, hasTutor, hasCommentDrafts }).filter(([, isOn]) => isOn);
  const fields: Record<string, string> = {
    samples: inPercent(sampleShare),
    doubles: inPercent(doubleShare),
    stuckTries: String(stuckTries),
    quietDays: String(quietDays),
    tutorDays: String(tutorDays),
    ...Object.fromEntries(checked.map(([name]) => [name, "on"])),
  };
  return fields;
}

export default function CohortSettings() {
  const { cohortId, name, programmes, hasModel, use, ...rules } = useLoaderData<typeof loader>();
  const reply: Reply | undefined = useActionData<typeof action>();
  /**
   * The properties of a field for a number. A refused value is shown as it was sent. Otherwise, the stored value is
   * shown.
   */
  const number = (name: keyof typeof IDS, stored: string) => {
    const written = reply?.written?.[name];
    return {
      id: IDS[name],
      name,
      inputMode: "numeric" as const,
      required: true,
      defaultValue: typeof written === "string" ? written : stored,
      error: errorOf(reply?.errors, name),
    };
  };
  // Refused values are shown as sent; an unchecked box sends nothing.
  const isOn = (field: "hidesNames" | "allowsPeers" | "hasTutor" | "hasCommentDrafts") =>
    reply?.written ? reply.written[field] === "on" : rules[field];
  return (
    <Page width="narrow">
      <PageHead
        title={
          <>
            Settings for <bdi>{name}</bdi>
          </>
        }
        lead="How mentors work in this cohort, and which learners are listed under “Needs attention”. Changes apply from now on."
      />
      <CohortTabs cohortId={cohortId} isLead />
      {/* The key lets the fields show the stored rules again after an undo. */}
      <Form key={JSON.stringify(rules)} method="post" className="form" noValidate preventScrollReset>
        <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
        <input type="hidden" name="shown" value={String(reply?.written?.shown ?? writeShown(fieldsOf(rules)))} />
        <TextField
          {...number("samples", inPercent(rules.sampleShare))}
          label="Percentage sampled for review"
          hint="The share of submissions that mentors review without being asked. These reviews come after all requested ones."
        />
        <TextField
          {...number("doubles", inPercent(rules.doubleShare))}
          label="Percentage reviewed by two mentors"
          hint="The share of reviewed submissions that get a second review by another mentor. Neither mentor can see the other’s review. These reviews show where mentors agree."
        />
        <fieldset className="choices">
          <legend className="label">Who sees what</legend>
          <Choice
            type="checkbox"
            name="hidesNames"
            defaultChecked={isOn("hidesNames")}
            hint="Reviewers see “Learner” and a number until they send the review; peers never see the name. Leads still see names on the cohort’s own pages."
          >
            Hide learners’ names from reviewers
          </Choice>
        </fieldset>
        <fieldset className="choices">
          <legend className="label">Who reviews</legend>
          <Choice
            type="checkbox"
            name="allowsPeers"
            defaultChecked={isOn("allowsPeers")}
            hint="Once mentors have rated a learner’s findings as clear enough to act on in 3 exercises, the learner can answer others’ questions about exercises that they have passed themselves. Each review says that a peer wrote it. Mentors check each peer’s first 3 reviews, and 10% after that."
          >
            Let learners review as peers
          </Choice>
        </fieldset>
        <TextField
          {...number("stuckTries", String(rules.stuckTries))}
          label="Attempts before a learner is listed as stuck"
          hint="After this many attempts in a row at one exercise without a pass or a better score, the learner is listed under “Needs attention”. Mentors are offered the third failed attempt in a row, unless the learner declines."
        />
        <TextField
          {...number("quietDays", String(rules.quietDays))}
          label="Days without a submission before a learner is listed"
          hint="Counted from the last submission. We don’t track visits."
        />
        <fieldset className="choices">
          <legend className="label">Tutor</legend>
          <Choice
            type="checkbox"
            name="hasTutor"
            defaultChecked={isOn("hasTutor")}
            hint={
              hasModel
                ? "While learners work, a language model asks them questions and explains things. In their reports, learners can ask it to review the change. It can’t see the key, and never decides a score."
                : "This installation has no language model. Your choice will apply once it has one."
            }
          >
            Let learners use the tutor
          </Choice>
        </fieldset>
        <TextField
          {...number("tutorDays", String(rules.tutorDays))}
          label="Days until conversations with the tutor are deleted"
          hint="Each message is deleted this many days after it was sent or after the submission, whichever is later. A model’s reviews of changes are deleted after the same number of days. Only the learner can read the conversations and reviews. If a learner attaches a conversation to a question, the person who reviews the submission can read that conversation. A lower number also applies to conversations that are already stored."
        />
        {hasModel && (
          <p className="prose">
            {use
              ? `Last month (UTC), ${use.users} members used the tutor, and the cohort used ${use.tokens.toLocaleString("en-GB")} of its ${use.limit.toLocaleString("en-GB")} tokens.`
              : "Last month (UTC), fewer than 5 members used the tutor, so we show no figures."}{" "}
            Conversations are never shown here.
          </p>
        )}
        <fieldset className="choices">
          <legend className="label">Drafts of comments</legend>
          <Choice
            type="checkbox"
            name="hasCommentDrafts"
            defaultChecked={isOn("hasCommentDrafts")}
            hint={
              hasModel
                ? "A mentor can send a learner’s work and the exercise to the language model, without names, and edit its draft of a comment. The learner sees “drafted with a model”. Mentors can’t send the work of learners who turned the tutor off for themselves. Reviews with a drafted comment don’t count in the agreement figures."
                : "This installation has no language model. Your choice will apply once it has one."
            }
          >
            Let mentors ask for drafts of comments
          </Choice>
        </fieldset>
        <div className="line">
          <Button type="submit">Save</Button>
        </div>
      </Form>
      <Confirmation says={reply?.saved ? (reply.says ?? "Saved") : undefined}>
        {reply?.before && <Undo intent="save" {...reply.before} />}
      </Confirmation>
      <Programmes programmes={programmes} done={reply?.door} />
    </Page>
  );
}
