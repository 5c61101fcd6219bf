import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { z } from "zod";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { oneLine } from "~/accounts/one-line";
import { cardOf, KIND_IDS } from "~/kinds/cards";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { addLine, listLines, MOST_LINES, moveLine, removeLine } from "~/review/reviews/own-lines.server";
import { Button, ButtonLink } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { Choice, TextField, Why } from "~/ui/forms/field";
import { ErrorSummary, errorOf } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { useFormKeys } from "~/ui/forms/form-key";
import { Notice } from "~/ui/notice";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { Lines } from "./lines";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Lines added to the rubric for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export const headers = passRetryAfter;

const MOST_TEXT = 120;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  await requireRole(request, cohortId, ["lead"]);
  const name = await findCohortName(cohortId);
  if (name === null) throw notFound();
  // Random for each form, so that sending a form twice adds only one line.
  return { cohortId, name, most: MOST_LINES, lines: await listLines(cohortId), key: randomUUID() };
}

const nameOf = (kind: string) => `for-${kind}`;
const IDS = { text: "line-text", kinds: "line-kinds" };
const FIELDS = ["intent", "key", "text", "line", "to", ...KIND_IDS.map(nameOf)];

const LineSchema = z.object({
  key: z.uuid("This form has expired. Reload the page."),
  text: oneLine("A line", { write: "Write what mentors should look at.", max: MOST_TEXT }),
});
const IdSchema = z.string().max(100);
const DoneSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("move"), line: IdSchema, to: z.coerce.number().int().min(-1).max(100) }),
  z.object({ intent: z.literal("remove"), line: IdSchema }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  const form = await readFields(request, FIELDS);
  const done = (said: string, next = "") => data({ done: said, next, errors: null, written: null });
  const refuse = (errors: Readonly<Record<string, string[]>>, init: ResponseInit = { status: 400 }) =>
    data({ done: "", next: "", errors, written: writtenIn(form) }, init);
  if (form.get("intent") !== "add") {
    const asked = DoneSchema.safeParse(Object.fromEntries(form));
    if (!asked.success) return refuse({ "": ["Choose what to do with a line."] });
    if (asked.data.intent === "remove") {
      if (!(await removeLine(person, cohortId, asked.data.line))) throw notFound();
      return done("Line removed. Reviews that already use it don’t change.");
    }
    const place = await moveLine(person, cohortId, asked.data.line, asked.data.to);
    if (place === null) throw notFound();
    const lines = await listLines(cohortId);
    return done(`“${lines[place]?.text}” is now number ${place + 1} of ${lines.length}.`);
  }
  const parsed = parseForm(form, LineSchema);
  const kinds = KIND_IDS.filter((kind) => form.get(nameOf(kind)) === "on");
  const noKind = { kinds: ["Choose at least one kind of exercise."] };
  if (!parsed.ok) return refuse({ ...parsed.errors, ...(kinds.length === 0 && noKind) });
  if (kinds.length === 0) return refuse(noKind);
  const wait = await limiters.comment.take(person.id);
  if (wait !== null)
    return refuse({ "": [`You have added too many lines. Try again ${sayWait(wait)}.`] }, tooMany(wait));
  const { key: makeKey, text } = parsed.value;
  if (await addLine(person, cohortId, { makeKey, text, kinds })) return done("Line added.", randomUUID());
  return refuse({ text: [`A cohort can have at most ${MOST_LINES} lines of its own. Remove one first.`] });
}

export default function OwnLines() {
  const { cohortId, name, most, lines, key } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { formKey, sendKey } = useFormKeys(key, reply?.next);
  const written = reply?.written;
  const kindsError = errorOf(reply?.errors, "kinds");
  return (
    <Page>
      <PageHead
        title={
          <>
            Lines added to the rubric for <bdi>{name}</bdi>
          </>
        }
        lead={`You can add up to ${most} lines, which your cohort’s mentors tick or leave unticked when they review. Learners see the ticked lines in their review. These lines don’t affect scores, skills or agreement figures.`}
        actions={<ButtonLink to={`/cohorts/${cohortId}/agreement`}>Agreement</ButtonLink>}
      />
      <CohortTabs cohortId={cohortId} isLead />
      <Confirmation says={reply?.done || undefined} />
      <Part id="lines" title="Lines" about={lines.length === 0 ? undefined : `${lines.length} of ${most}`}>
        {lines.length === 0 ? (
          <Notice title="No lines yet.">Lines you add are listed here, in the order in which mentors see them.</Notice>
        ) : (
          <Lines lines={lines} />
        )}
      </Part>
      <Part id="new" title="Add a line">
        <Form method="post" className="form" noValidate preventScrollReset>
          <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
          <input type="hidden" name="intent" value="add" />
          <input type="hidden" name="key" value={sendKey} />
          {/* A new key empties the fields once they are sent. The button isn't inside, so it keeps the focus. */}
          <Fragment key={`${cohortId} ${formKey}`}>
            <TextField
              id={IDS.text}
              name="text"
              label="Line"
              hint="Something that is true of good work, such as “Names the input that breaks it”."
              maxLength={MOST_TEXT}
              required
              defaultValue={written?.text ?? ""}
              error={errorOf(reply?.errors, "text")}
            />
            <fieldset className="choices" id={IDS.kinds} aria-describedby={kindsError && "line-kinds-error"}>
              <legend className="label">For reviews of</legend>
              {KIND_IDS.map((kind) => (
                <Choice
                  key={kind}
                  type="checkbox"
                  name={nameOf(kind)}
                  defaultChecked={written ? written[nameOf(kind)] === "on" : true}
                >
                  {cardOf(kind).name}
                </Choice>
              ))}
              {kindsError && <Why id="line-kinds-error">{kindsError}</Why>}
            </fieldset>
          </Fragment>
          <div className="line">
            <Button look="main" type="submit">
              Add line
            </Button>
          </div>
        </Form>
      </Part>
    </Page>
  );
}
