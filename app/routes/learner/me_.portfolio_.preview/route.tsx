import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { getPortfolio } from "~/cohort/own/portfolio.server";
import type { PageHandle } from "~/root";
import { ForgetSaved, isSameText, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Page } from "~/ui/shell/page";
import { DressContext } from "~/ui/text/dressed";
import { dressPortfolio } from "../../anyone/p.$link/dress.server";
import { Portfolio } from "../../anyone/p.$link/portfolio";
import { verifyAt } from "../../anyone/p.$link/verify-at.server";
import { INTRO } from "../me_.portfolio/kept";
import "~/ui/styles/shared.css";

export const meta: MetaFunction = () => [{ title: "Preview of your portfolio · Onramp" }];
export const handle: PageHandle = { within: "/me" };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { composed, preview } = await getPortfolio(person);
  const link = composed?.link ?? null;
  const intro = composed?.intro ?? null;
  const dressed = await dressPortfolio(preview);
  return { ...dressed, verifyAt: link === null ? null : verifyAt(link), intro, words: keptKey(person, INTRO) };
}

export default function Preview() {
  const { view, prose, verifyAt, intro, words } = useLoaderData<typeof loader>();
  return (
    <Page width="paper">
      {intro !== null && (
        <KeptWordsContext.Provider value={words}>
          <ForgetSaved form={INTRO} isSaved={(kept) => isSameText(kept, intro)} />
        </KeptWordsContext.Provider>
      )}
      <p className="strip not-on-paper mb-4">
        {verifyAt
          ? "This is what anyone with the link sees now."
          : "This is what the page would show. No one can see it yet."}{" "}
        <Link to="/me/portfolio">Edit portfolio</Link>
      </p>
      <DressContext.Provider value={{ code: {}, prose }}>
        <Portfolio view={view} verifyAt={verifyAt} />
      </DressContext.Provider>
    </Page>
  );
}
