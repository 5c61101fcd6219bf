import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { z } from "zod";
import { requirePerson } from "~/accounts/guards.server";
import { listNaming } from "~/accounts/privacy/named-texts.server";
import { deletePerson, getLeaving, refusePassword } from "~/accounts/privacy/privacy.server";
import { signOut } from "~/accounts/sign-in/sign-in.server";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { ErrorSummary } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { OwnPassword } from "~/ui/forms/password-field";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { ExportForm } from "../me_.data/export-form";
import "../me_.data/data.css";

export const meta: MetaFunction = () => [{ title: "Delete your account · Onramp" }];

export const headers = passRetryAfter;

const PasswordSchema = z
  .string({ error: "Enter your password to confirm that it’s you." })
  .min(1, "Enter your password to confirm that it’s you.")
  .max(200, "A password can have at most 200 characters.");

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [leaving, naming] = await Promise.all([getLeaving(person.id), listNaming(person)]);
  return { email: person.email, leaving, naming };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const parsed = PasswordSchema.safeParse((await readFields(request, ["password"])).get("password") ?? undefined);
  if (!parsed.success) return data({ error: parsed.error.issues[0]!.message }, { status: 400 });
  const refused = await refusePassword(person, parsed.data);
  if (refused) {
    const { says, retryAfter } = refused;
    return data({ error: says }, retryAfter === undefined ? { status: 400 } : tooMany(retryAfter));
  }
  const isDeleted = await deletePerson(person.id);
  if (!isDeleted) return data({ error: "You are the only admin. Make someone else an admin first." }, { status: 400 });
  // The id is after the #, which browsers don't send to a server. The page uses it to delete this person's copies from
  // the browser.
  return redirect(`/me/data/deleted#${person.id}`, { headers: await signOut(request), status: 303 });
}

export default function DeleteAccount() {
  const { email, leaving, naming } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  const location = useLocation();
  const { submissions, drafts, commentsElsewhere, leadless, isOnlyAdmin } = leaving;
  return (
    <Page width="narrow">
      <PageHead
        title="Delete your account, and everything in it"
        lead="Your account will be deleted immediately. This can’t be undone, not even by an admin."
      />
      <Part id="what" title="What will be deleted">
        <ul className="goes">
          <li>Your account: name, address, password. You are signed out everywhere.</li>
          {submissions + drafts > 0 && (
            <li>
              {[submissions && counted(submissions, "submission"), drafts && counted(drafts, "draft")]
                .filter(Boolean)
                .join(" and ")}
              , with all reports and the conversations on them.
            </li>
          )}
          {commentsElsewhere > 0 && <li>Your {counted(commentsElsewhere, "comment")} on other people’s work.</li>}
          <li>Your contribution to your cohorts’ figures: they are recalculated without you.</li>
        </ul>
      </Part>
      <Part id="stays" title="What is kept">
        <ul className="goes">
          <li>
            What others wrote, because it belongs to them. Your name is removed wherever you are shown as the author.
          </li>
          <li>The record of who changed what in a cohort, with “deleted” in place of your name.</li>
          <li>
            A random number and a hash of your address, which only this installation can create. They ensure that your
            account doesn’t come back when a backup is restored.
          </li>
        </ul>
      </Part>
      <Part id="named" title="What others wrote about you">
        <p className="prose">
          Others may have written your name in texts you can’t open. After your account is deleted, a lead of the cohort
          decides for each text whether to remove your name.
        </p>
        {naming.length > 0 && (
          <>
            <p className="prose mt-3">You can open these texts, which name or quote you:</p>
            <ul className="goes">
              {naming.map(({ says, text }, place) => (
                <li key={place}>
                  {says}: “<bdi>{text}</bdi>”
                </li>
              ))}
            </ul>
          </>
        )}
      </Part>
      {leadless.length > 0 && (
        <div className="part">
          <Notice tone="half" mark="A cohort without a lead" title={`No one else leads ${leadless.join(", ")}.`}>
            The cohort’s members and their work are kept. Make someone else a lead first, or leave it to an admin.
          </Notice>
        </div>
      )}
      <Part id="export" title="Download your data first">
        <ExportForm>Download everything</ExportForm>
      </Part>
      <Part id="sure" title="Delete it">
        {isOnlyAdmin ? (
          <Notice
            title="You are the only admin, and others have accounts here."
            actions={<ButtonLink to="/admin/people">Make someone else an admin</ButtonLink>}
          >
            Make someone else an admin first. Then you can delete your account here.
          </Notice>
        ) : (
          // A new key for each request, so that a reply empties the field.
          <Form method="post" className="form" noValidate key={location.key}>
            <ErrorSummary errors={error ? { password: [error] } : null} ids={{ password: "password" }} />
            <OwnPassword
              email={email}
              id="password"
              name="password"
              hint="Your password confirms that it’s you."
              error={error}
            />
            <div className="line">
              <Button type="submit" look="main">
                Delete everything permanently
              </Button>
              <ButtonLink to="/me/data">Keep my account</ButtonLink>
            </div>
          </Form>
        )}
      </Part>
    </Page>
  );
}
