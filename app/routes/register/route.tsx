import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { MIN_PASSWORD } from "~/accounts/auth.server";
import { findGuest, findPerson } from "~/accounts/guards.server";
import { register } from "~/accounts/sign-in.server";
import { passRetryAfter, tooMany } from "~/limits.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { ErrorSummary, errorOf } from "~/ui/form";
import { readFields } from "~/ui/form-data.server";
import { localPath } from "~/ui/local-path";
import { Page } from "~/ui/page";

export const meta: MetaFunction = () => [{ title: "Make an account · Onramp" }];

export const headers = passRetryAfter;

const RegisterSchema = z.object({
  name: z
    .string({ error: "Write your name, as mentors should call you." })
    .trim()
    .min(1, "Write your name, as mentors should call you.")
    .max(100, "A name has at most 100 characters."),
  email: z
    .email({ error: "Write your e-mail address, like ana@example.org." })
    .max(254, "An e-mail address has at most 254 characters."),
  password: z
    .string({ error: `Choose a password of at least ${MIN_PASSWORD} characters.` })
    .min(MIN_PASSWORD, `A password has at least ${MIN_PASSWORD} characters.`)
    .max(200, "A password has at most 200 characters."),
});

const IDS = { name: "name", email: "email", password: "password" };

export async function loader({ request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get("to"), "/learn");
  if (await findPerson(request)) throw redirect(to);
  return { to, minPassword: MIN_PASSWORD, isGuest: (await findGuest(request)) !== null };
}

/** Open to everybody: it is the door. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readFields(request, [...Object.keys(IDS), "to"]);
  const submission = parseWithZod(form, { schema: RegisterSchema });
  const refuse = (fieldErrors?: Record<string, string[]>, init: ResponseInit = { status: 400 }) =>
    data(submission.reply({ hideFields: ["password"], fieldErrors }), init);
  if (submission.status !== "success") return refuse();
  const { name, email, password } = submission.value;
  const outcome = await register(name, email, password, context.address, await findGuest(request));
  if (!outcome.ok) {
    const errors = Object.fromEntries(Object.entries(outcome.errors).map(([k, v]) => [k, [v]]));
    return outcome.retryAfter ? refuse(errors, tooMany(outcome.retryAfter)) : refuse(errors);
  }
  return redirect(localPath(form.get("to"), "/learn"), { headers: outcome.headers });
}

export default function Register() {
  const { to, minPassword, isGuest } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.error;
  const written = reply?.initialValue;
  return (
    <Page width="narrow">
      <h1>Make an account</h1>
      <p className="prose mt-2 text-ink-2">
        {isGuest ? "It keeps what you did as a guest" : "It keeps your work"} and shows what you can do. We store no
        times around your work, no address and no browser.
      </p>
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        <input type="hidden" name="to" value={to} />
        <TextField
          id={IDS.name}
          name="name"
          label="Name"
          hint="As mentors and your cohort see you."
          autoComplete="name"
          required
          defaultValue={typeof written?.name === "string" ? written.name : undefined}
          error={errorOf(errors, "name")}
        />
        <TextField
          id={IDS.email}
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
          defaultValue={typeof written?.email === "string" ? written.email : undefined}
          error={errorOf(errors, "email")}
        />
        <TextField
          id={IDS.password}
          name="password"
          label="Password"
          hint={`At least ${minPassword} characters. Three or four words are good.`}
          type="password"
          autoComplete="new-password"
          required
          error={errorOf(errors, "password")}
        />
        <div className="line">
          <Button look="main" type="submit">
            Make the account
          </Button>
          <Link to={`/sign-in?${new URLSearchParams({ to })}`}>I have one: sign in</Link>
        </div>
      </Form>
    </Page>
  );
}
