import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { requireReleased } from "~/cohort/uploads/may-open.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { findShareable, findShared, ShareSchema, share, withdraw } from "~/review/solutions/share.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Choice, Field } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { KeptTextarea, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Page, PageHead } from "~/ui/shell/page";
import { SHARE } from "../exercises.$slug_.solutions_.$id/words";
import { requireOwner } from "../submissions.$id/owner.server";

export const handle: PageHandle = { within: "/exercises" };

export const meta: MetaFunction = () => [{ title: "Share your solution · Onramp" }];

export const headers = passRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, submissionId } = await requireOwner(request, params.id);
  const submission = await findShareable(person, submissionId);
  if (!submission) throw notFound();
  const { slug, title, tryNumber } = submission;
  await requireReleased(person, slug);
  const shared = await findShared(person, slug);
  const isThis = shared?.submissionId === submissionId;
  return {
    submissionId,
    words: keptKey(person, submissionId),
    name: person.name,
    title,
    tryNumber,
    isThis,
    /** Whether the learner already shares another attempt, which this attempt would replace. */
    replaces: shared !== null && !isThis,
    note: isThis ? shared.note : "",
    isNamed: isThis && shared.isNamed,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, submissionId } = await requireOwner(request, params.id);
  const form = await readFields(request, ["intent", "note", "isNamed"]);
  if (form.get("intent") === "withdraw") {
    await withdraw(person, submissionId);
    return redirect(`/submissions/${submissionId}#solutions`, 303);
  }
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data({ errors, written: writtenIn(form) }, init);
  const parsed = parseForm(form, ShareSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const submission = await findShareable(person, submissionId);
  if (!submission) throw notFound();
  // Someone who has left the cohort no longer takes part in its own exercises.
  await requireReleased(person, submission.slug);
  const wait = await limiters.comment.take(person.id);
  if (wait !== null)
    return refuse({ "": [`You’ve posted too many times. Try again ${sayWait(wait)}.`] }, tooMany(wait));
  const { note, isNamed } = parsed.value;
  const address = await share(person, submissionId, { note, isNamed: isNamed === "on" });
  if (!address) throw notFound();
  return redirect(address, 303);
}

const IDS = { note: "share-note" };

export default function Share() {
  const { submissionId, words, name, title, tryNumber, isThis, replaces, note, isNamed } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const written = reply?.written;
  return (
    <KeptWordsContext.Provider value={words}>
      <Page width="narrow">
        <PageHead
          title={isThis ? "What you share" : "Share this solution"}
          lead={
            <>
              {title}, attempt {tryNumber}. Learners on this installation can see your solution once they are allowed to
              see the author’s answer. Mentors, leads and admins can see it, too. All of them see what you wrote,
              without your score. You can withdraw it at any time.
            </>
          }
          actions={<ButtonLink to={`/submissions/${submissionId}`}>Back to the report</ButtonLink>}
        />
        <Form method="post" className="form" noValidate>
          <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
          {replaces && (
            <p className="strip">
              You are already sharing another attempt at this exercise. This attempt will replace the other one, whose
              votes will be lost.
            </p>
          )}
          <Field
            id={IDS.note}
            label="A note for readers"
            hint="Optional. Markdown works. For example, what you tried first, or what you would do differently now."
            error={errorOf(reply?.errors, "note")}
          >
            {(control) => (
              <KeptTextarea
                form={SHARE}
                over={note}
                name="note"
                rows={5}
                defaultValue={written ? written.note : note}
                {...control}
              />
            )}
          </Field>
          <Choice
            type="checkbox"
            name="isNamed"
            defaultChecked={written ? written.isNamed === "on" : isNamed}
            hint="Otherwise the solution is shown as “A learner”. If someone reports it, a lead or an admin sees who shared it."
          >
            Show it with my name, <bdi>{name}</bdi>
          </Choice>
          <div className="line">
            <Button type="submit" look="main" name="intent" value="share">
              {isThis ? "Save" : "Share solution"}
            </Button>
            {isThis && (
              <Button type="submit" name="intent" value="withdraw">
                Withdraw solution
              </Button>
            )}
          </div>
        </Form>
      </Page>
    </KeptWordsContext.Provider>
  );
}
