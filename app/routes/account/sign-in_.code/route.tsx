import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findGuest, findPerson } from "~/accounts/guards.server";
import { finishSignIn } from "~/accounts/sign-in/second-step.server";
import { carryOver } from "~/grading/workspace/carry-over.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { localPath, START } from "~/ui/shell/local-path";
import { Page, PageHead } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Your code · Onramp" }];

const SAYS = "Enter the 6 digits from your app, or one of your recovery codes.";
const CodeSchema = z.object({ code: z.string({ error: SAYS }).trim().min(6, SAYS).max(20, SAYS) });
const IDS = { code: "code" };

export async function loader({ request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get("to"), START);
  if (await findPerson(request)) throw redirect(to);
  return { to };
}

/** Open to everyone: the auth library's cookie proves that the person has already entered the correct password. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readFields(request, ["code", "to"]);
  const parsed = parseForm(form, CodeSchema);
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) => data({ errors }, init);
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await finishSignIn(request, parsed.value.code);
  if (!outcome.ok) {
    const errors = Object.fromEntries(Object.entries(outcome.errors).map(([k, v]) => [k, [v]]));
    return refuse(errors);
  }
  const guest = await findGuest(request);
  if (guest) await carryOver(guest.id, outcome.personId);
  return redirect(localPath(form.get("to"), START), { headers: outcome.headers });
}

export default function SecondStep() {
  const { to } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <Page width="narrow">
      <PageHead title="Enter your code" lead="Your password is correct. Now enter the code from your app." />
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        <input type="hidden" name="to" value={to} />
        <TextField
          id={IDS.code}
          name="code"
          label="Code"
          hint="6 digits. Lost your phone? Enter one of your recovery codes; each works once."
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={errorOf(errors, "code")}
        />
        <div className="line">
          <Button look="main" type="submit">
            Sign in
          </Button>
          <Link to={`/sign-in?${new URLSearchParams({ to })}`}>Start again</Link>
        </div>
      </Form>
      <p className="hint mt-5">No phone and no recovery codes? An admin can turn off two-step sign-in for you.</p>
    </Page>
  );
}
