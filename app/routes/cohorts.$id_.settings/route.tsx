import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findCohortRules, setCohortRules } from "~/accounts/cohort-rules.server";
import { hasCohort } from "~/accounts/cohorts.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { listProgrammesOf, setOpen } from "~/accounts/programme-door.server";
import { Button } from "~/ui/button";
import { CohortTabs } from "~/ui/cohort-tabs";
import { Choice, TextField } from "~/ui/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/form";
import { readFields } from "~/ui/form-data.server";
import { nameInTitle } from "~/ui/hidden-signs";
import { Page, PageHead } from "~/ui/page";
import { Programmes } from "./programmes";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Settings of ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const percent = z.coerce
  .number({ error: "Write a percentage, like 5." })
  .int("Write a whole percentage, like 5.")
  .min(0, "Write 0 or more.")
  .max(100, "Write at most 100.");
const count = (least: number, most: number, like: number) =>
  z.coerce
    .number({ error: `Write a number, like ${like}.` })
    .int(`Write a whole number, like ${like}.`)
    .min(least, `Write ${least} or more.`)
    .max(most, `Write at most ${most}.`);
/** An empty box sends nothing. */
const box = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const SettingsSchema = z.object({
  ...{ samples: percent, doubles: percent, hidesNames: box, allowsPeers: box },
  ...{ stuckTries: count(2, 10, 3), quietDays: count(3, 90, 14) },
});
/** A programme's switch. */
const IntentSchema = z.enum(["let-in", "shut-out"]);
const DoorSchema = z.object({ intent: IntentSchema, programme: z.string().max(100) });
const FIELDS = Object.keys(SettingsSchema.shape);
const IDS = { samples: "samples", doubles: "doubles", stuckTries: "stuck-tries", quietDays: "quiet-days" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  await requireRole(request, cohortId, ["lead"]);
  const rules = await findCohortRules(cohortId);
  if (!rules) throw notFound();
  return { cohortId, ...rules, programmes: await listProgrammesOf(cohortId) };
}

interface Reply {
  readonly saved: boolean;
  /** What was done with a programme. */
  readonly door?: "let-in" | "shut-out";
  readonly errors: FormErrors | null;
  readonly written: Readonly<Record<string, unknown>> | null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if (!(await hasCohort(cohortId))) throw notFound();
  const form = await readFields(request, [...FIELDS, "intent", "programme"]);
  const door = DoorSchema.safeParse(Object.fromEntries(form));
  if (door.success) {
    const { intent, programme } = door.data;
    if (!(await setOpen(person, cohortId, programme, intent === "let-in"))) throw notFound();
    return data<Reply>({ saved: false, door: intent, errors: null, written: null });
  }
  const submission = parseWithZod(form, { schema: SettingsSchema });
  if (submission.status !== "success") {
    const { error, initialValue } = submission.reply();
    return data<Reply>({ saved: false, errors: error ?? null, written: initialValue ?? null }, { status: 400 });
  }
  const { samples, doubles, ...others } = submission.value;
  const rules = { ...others, sampleShare: samples / 100, doubleShare: doubles / 100 };
  if (!(await setCohortRules(person, cohortId, rules))) throw notFound();
  return data<Reply>({ saved: true, errors: null, written: null });
}

const inPercent = (share: number) => String(Math.round(share * 100));

export default function CohortSettings() {
  const { cohortId, name, programmes, ...rules } = useLoaderData<typeof loader>();
  const reply: Reply | undefined = useActionData<typeof action>();
  const written = (field: keyof typeof IDS, stands: string) => {
    const value = reply?.written?.[field];
    return typeof value === "string" ? value : stands;
  };
  // What was refused stands as it was sent; an empty box sends nothing.
  const isOn = (field: "hidesNames" | "allowsPeers") => (reply?.written ? reply.written[field] === "on" : rules[field]);
  return (
    <Page width="narrow">
      <PageHead
        title={
          <>
            Settings of <bdi>{name}</bdi>
          </>
        }
        lead="How mentors work in this cohort, and whom its rules of help name. A change holds from now on."
      />
      <CohortTabs cohortId={cohortId} isLead />
      <Form method="post" className="form" noValidate preventScrollReset>
        <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
        <TextField
          id={IDS.samples}
          name="samples"
          label="Samples, in percent"
          hint="So many of a hundred hand-ins are read by a mentor without being asked for. They wait behind everything that was."
          inputMode="numeric"
          required
          defaultValue={written("samples", inPercent(rules.sampleShare))}
          error={errorOf(reply?.errors, "samples")}
        />
        <TextField
          id={IDS.doubles}
          name="doubles"
          label="Read by two, in percent"
          hint="So many of a hundred reviews are written by two mentors who do not see each other’s, which shows where they judge alike."
          inputMode="numeric"
          required
          defaultValue={written("doubles", inPercent(rules.doubleShare))}
          error={errorOf(reply?.errors, "doubles")}
        />
        <fieldset className="choices">
          <legend className="label">Who sees what</legend>
          <Choice
            type="checkbox"
            name="hidesNames"
            defaultChecked={isOn("hidesNames")}
            hint="Who reviews sees “Learner” and a number until the review is sent; a peer does after it, too. Leads still see names on the cohort’s own pages."
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
            hint="A learner whose findings mentors could act on, on three exercises, may review what others ask about exercises that they have passed themselves. Each review says that a peer wrote it. Mentors look at the first three of each peer, and at a tenth after that."
          >
            Learners may review as peers
          </Choice>
        </fieldset>
        <TextField
          id={IDS.stuckTries}
          name="stuckTries"
          label="Stuck after so many tries"
          hint="Of one exercise, one after the other, without a pass and without gain: the learner is named under “Who may need help”."
          inputMode="numeric"
          required
          defaultValue={written("stuckTries", String(rules.stuckTries))}
          error={errorOf(reply?.errors, "stuckTries")}
        />
        <TextField
          id={IDS.quietDays}
          name="quietDays"
          label="Named after so many days without a hand-in"
          hint="Counted from the last hand-in. When somebody was here otherwise is not known, and not asked."
          inputMode="numeric"
          required
          defaultValue={written("quietDays", String(rules.quietDays))}
          error={errorOf(reply?.errors, "quietDays")}
        />
        <div className="line">
          <Button type="submit">Save</Button>
          <Saved when={reply?.saved}>Saved</Saved>
        </div>
      </Form>
      <Programmes programmes={programmes} done={reply?.door} />
    </Page>
  );
}
