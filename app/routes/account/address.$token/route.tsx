import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { finishChange, isChangeOpen } from "~/accounts/change-who.server";
import { confirmAddress, isConfirmationOpen } from "~/accounts/mail/address.server";
import { Button, ButtonLink } from "~/ui/button";
import { Page, PageHead } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Confirm your address · Onramp" }];

/**
 * Open to anyone who has the link, which we emailed to the address. Opening the link confirms nothing by itself,
 * because mail scanners open links.
 */
export async function loader({ params }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const isOpen = isConfirmationOpen(token) || (await isChangeOpen(token));
  return data({ isOpen }, { status: isOpen ? 200 : 404 });
}

export async function action({ params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const isDone = (await confirmAddress(token)) || (await finishChange(token));
  return data({ isDone }, { status: isDone ? 200 : 404 });
}

export default function ConfirmAddress() {
  const { isOpen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply?.isDone) {
    return (
      <Page width="narrow">
        <PageHead
          title="Your address is confirmed"
          lead="From now on, sign in with this address. You can also use invites that were sent to it."
        />
        <div className="line mt-5">
          <ButtonLink look="main" to="/learn">
            Go to Learn
          </ButtonLink>
        </div>
      </Page>
    );
  }
  if (!isOpen || reply) {
    return (
      <Page width="narrow">
        <PageHead
          title="This link no longer works"
          lead="Each link works on the day we send it and the day after, and you may have used this one already. Your account page shows your address and, if it isn’t confirmed yet, sends you a new link."
        />
        <div className="line mt-5">
          <ButtonLink to="/account">Your account</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page width="narrow">
      <PageHead title="Confirm your email address" lead="You followed a link that we emailed to this address." />
      <Form method="post" className="line mt-5">
        <Button look="main" type="submit">
          Confirm the address
        </Button>
      </Form>
    </Page>
  );
}
