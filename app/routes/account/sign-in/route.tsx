import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DEMO_PASSWORD } from "~/accounts/demo-accounts";
import { findGuest, findPerson } from "~/accounts/guards.server";
import { signInWithPasskey } from "~/accounts/sign-in/passkeys.server";
import { listDemoAccounts, type SignInOutcome, signIn } from "~/accounts/sign-in/sign-in.server";
import { carryOver } from "~/grading/workspace/carry-over.server";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { PasskeyButton } from "~/ui/forms/passkey-button";
import { localPath, START } from "~/ui/shell/local-path";
import { Page } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Sign in · Onramp" }];

export const headers = passRetryAfter;

const SignInSchema = z.object({
  email: z
    .email({ error: "Enter your email address, like ana@example.org." })
    .max(254, "An email address can have at most 254 characters."),
  password: z.string({ error: "Enter your password." }).max(200, "A password can have at most 200 characters."),
});

const IDS = { email: "email", password: "password" };

export async function loader({ request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get("to"), START);
  if (await findPerson(request)) throw redirect(to);
  const isGuest = (await findGuest(request)) !== null;
  const accounts = await listDemoAccounts();
  return { to, isGuest, demo: accounts.length > 0 ? { accounts, password: DEMO_PASSWORD } : null };
}

/** Open to everyone, since this starts a session. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readFields(request, [...Object.keys(IDS), "to", "answer"]);
  const answer = form.get("answer");
  const to = localPath(form.get("to"), START);
  const parsed = parseForm(form, SignInSchema);
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data({ errors, written: writtenIn(form) }, init);
  const refuseFor = ({ errors: said, retryAfter }: Extract<SignInOutcome, { ok: false }>) => {
    const errors = Object.fromEntries(Object.entries(said).map(([k, v]) => [k, [v]]));
    return retryAfter ? refuse(errors, tooMany(retryAfter)) : refuse(errors);
  };
  const enter = async ({ personId, headers: kept }: Extract<SignInOutcome, { ok: true }>) => {
    const guest = await findGuest(request);
    if (guest) await carryOver(guest.id, personId);
    return redirect(to, { headers: kept });
  };
  if (typeof answer === "string") {
    const outcome = await signInWithPasskey(request, answer, context.address);
    return outcome.ok ? enter(outcome) : refuseFor(outcome);
  }
  if (!parsed.ok) return refuse(parsed.errors);
  const { email, password } = parsed.value;
  const outcome = await signIn(email, password, context.address, request.headers.get("user-agent") ?? "");
  if (outcome.ok === "code")
    return redirect(`/sign-in/code?${new URLSearchParams({ to })}`, { headers: outcome.headers });
  return outcome.ok ? enter(outcome) : refuseFor(outcome);
}

export default function SignIn() {
  const { to, isGuest, demo } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors;
  const email = reply?.written.email;
  return (
    <Page width="narrow">
      <h1>Sign in</h1>
      {isGuest && (
        <p className="prose mt-2 text-ink-2">
          The work you did as a guest will move to your account{demo && ", but never to a demo account"}.
        </p>
      )}
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        <input type="hidden" name="to" value={to} />
        <TextField
          id={IDS.email}
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          required
          defaultValue={typeof email === "string" ? email : undefined}
          error={errorOf(errors, "email")}
        />
        <TextField
          id={IDS.password}
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          error={errorOf(errors, "password")}
        />
        <div className="line">
          <Button look="main" type="submit">
            Sign in
          </Button>
          <Link to={`/register?${new URLSearchParams({ to })}`}>Create an account</Link>
          <Link to={`/forgot?${new URLSearchParams({ to })}`}>Forgot your password?</Link>
        </div>
      </Form>
      <Form method="post" className="mt-5">
        <input type="hidden" name="to" value={to} />
        <PasskeyButton kind="use" from="/sign-in/passkey">
          Sign in with a passkey
        </PasskeyButton>
      </Form>
      {demo && (
        <section className="part" aria-labelledby="demo">
          <header>
            <h2 id="demo">Demo accounts</h2>
          </header>
          <p className="prose mb-3">
            This is a demo with a cohort and several weeks of history. Sign in as one of these people to look around.
            The password for all of them is <code>{demo.password}</code>.
          </p>
          <ul className="rows no-gutter">
            {demo.accounts.map(({ role, name, email: address }) => (
              <li key={address}>
                <div>
                  <span className="name">{name}</span>, {role}
                  <p className="meta">
                    <code>{address}</code>
                  </p>
                </div>
                <Form method="post" className="does">
                  <input type="hidden" name="to" value={to} />
                  <input type="hidden" name="email" value={address} />
                  <input type="hidden" name="password" value={demo.password} />
                  <Button size="small" type="submit" aria-label={`Sign in as ${name}, ${role}`}>
                    Sign in
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
