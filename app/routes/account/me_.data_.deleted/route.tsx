import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { findPerson } from "~/accounts/guards.server";
import { ButtonLink } from "~/ui/button";
import { Page, PageHead } from "~/ui/shell/page";
import { forgetPerson } from "~/ui/workspace/workspace-store";

export const meta: MetaFunction = () => [{ title: "Deleted · Onramp" }];

/** The page shown after a deletion. Open to everyone, because it contains no information about any person. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (await findPerson(request)) throw redirect("/me/data");
  return { wasGuest: new URL(request.url).searchParams.has("guest") };
}

export default function Deleted() {
  const { wasGuest } = useLoaderData<typeof loader>();
  useEffect(() => {
    const person = window.location.hash.slice(1);
    if (!person) return;
    forgetPerson(person);
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }, []);
  return (
    <Page width="narrow">
      <PageHead
        title={wasGuest ? "Your work has been deleted" : "Your account and everything in it have been deleted"}
        lead="All your data is gone. If someone else’s text contains your name, a lead decides whether to remove the name. Thank you for practising with us."
        actions={<ButtonLink to="/">Go to the front page</ButtonLink>}
      />
    </Page>
  );
}
