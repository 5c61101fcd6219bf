import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { readMailOffToken, setGetsMail } from "~/accounts/mail/mail-choice.server";
import { Button, ButtonLink } from "~/ui/button";
import { Page } from "~/ui/page";

export const meta: MetaFunction = () => [{ title: "Mail · Onramp" }];

/**
 * Open to anyone who has the link: its key is the guard. Opening it changes nothing, because mail programs follow
 * links.
 */
export async function loader({ params }: LoaderFunctionArgs) {
  const isOpen = readMailOffToken(params.token ?? "") !== null;
  return data({ isOpen }, { status: isOpen ? 200 : 404 });
}

/** By the page's button, or by a mail program (RFC 8058), which sends no cookie and follows no redirect. */
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
        <h1>No more mail</h1>
        <p className="prose mt-2">You can still see your news in Onramp. You can turn mail on again in your account.</p>
        <div className="line mt-5">
          <ButtonLink to="/account#mail">Your account</ButtonLink>
        </div>
      </Page>
    );
  if (!isOpen || isDone === false)
    return (
      <Page width="narrow">
        <h1>This link doesn’t work</h1>
        <p className="prose mt-2">It may be incomplete. You can turn mail off in your account.</p>
        <div className="line mt-5">
          <ButtonLink to="/account#mail">Your account</ButtonLink>
        </div>
      </Page>
    );
  return (
    <Page width="narrow">
      <h1>Turn mail off?</h1>
      <p className="prose mt-2">You will no longer get your news by mail. You can still see it in Onramp.</p>
      <Form method="post" className="line mt-5">
        <Button look="main" type="submit">
          Turn mail off
        </Button>
      </Form>
    </Page>
  );
}
