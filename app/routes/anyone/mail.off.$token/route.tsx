import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { readMailOffToken, setGetsMail } from "~/accounts/mail/mail-choice.server";
import { Button, ButtonLink } from "~/ui/button";
import { Page } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Email · Onramp" }];

/**
 * Open to anyone who has the link: the key in the link grants access. Opening the page changes nothing, because email
 * programs follow links.
 */
export async function loader({ params }: LoaderFunctionArgs) {
  const isOpen = readMailOffToken(params.token ?? "") !== null;
  return data({ isOpen }, { status: isOpen ? 200 : 404 });
}

/**
 * Turns emails off. Requested by the page's button, or by an email program (RFC 8058), which sends no cookie and
 * follows no redirect.
 */
export async function action({ params }: ActionFunctionArgs) {
  const person = readMailOffToken(params.token ?? "");
  const isDone = person !== null && (await setGetsMail(person, false));
  return data({ isDone }, { status: isDone ? 200 : 404 });
}

export default function MailOff() {
  const { isOpen } = useLoaderData<typeof loader>();
  const isDone = useActionData<typeof action>()?.isDone;
  if (isDone)
    return (
      <Page width="narrow">
        <h1>No more emails</h1>
        <p className="prose mt-2">
          Your notifications still appear under “Notifications” in Onramp. To get emails again, turn them on in your
          account.
        </p>
        <div className="line mt-5">
          <ButtonLink to="/account#mail">Your account</ButtonLink>
        </div>
      </Page>
    );
  if (!isOpen || isDone === false)
    return (
      <Page width="narrow">
        <h1>This link doesn’t work</h1>
        <p className="prose mt-2">The link may be incomplete. You can turn off email in your account.</p>
        <div className="line mt-5">
          <ButtonLink to="/account#mail">Your account</ButtonLink>
        </div>
      </Page>
    );
  return (
    <Page width="narrow">
      <h1>Turn off email?</h1>
      <p className="prose mt-2">
        You will no longer get notifications by email. They still appear under “Notifications” in Onramp.
      </p>
      <Form method="post" className="line mt-5">
        <Button look="main" type="submit">
          Turn off email
        </Button>
      </Form>
    </Page>
  );
}
