import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPerson } from "~/accounts/guards.server";
import type { PortfolioView } from "~/cohort/own/portfolio";
import { readPortfolio } from "~/cohort/own/portfolio.server";
import { findBySecret, limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { counted } from "~/ui/counted";
import { NothingShared, SharedPage } from "~/ui/shell/shared-page";
import { DressContext } from "~/ui/text/dressed";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { dressPortfolio } from "./dress.server";
import { Portfolio } from "./portfolio";
import { verifyAt } from "./verify-at.server";

export const handle: PageHandle = { bar: "own" };

const ABOUT = "Practice in judging, testing and fixing AI-written code, graded by running code.";

/**
 * The page's preview card. A withdrawn page has no card, but chat apps that store cards keep showing the last card that
 * they loaded.
 */
const cardFor = (view: PortfolioView, address: string) => {
  const shown = view.skills.filter(({ isShown }) => isShown).length;
  const facts = [
    ...(shown > 0 ? [counted(shown, "demonstrated skill")] : []),
    ...(view.certificates.length > 0 ? [counted(view.certificates.length, "certificate")] : []),
    ...(view.works.length > 0 ? [`${counted(view.works.length, "work")} to read`] : []),
  ];
  return [
    { property: "og:type", content: "profile" },
    { property: "og:site_name", content: "Onramp" },
    { property: "og:title", content: nameInTitle(view.name || "A portfolio") },
    { property: "og:description", content: [...facts, ABOUT].join(" · ") },
    { property: "og:url", content: address },
    { property: "og:image", content: new URL("/portfolio.png", address).href },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { property: "og:image:alt", content: "Onramp: practice in judging, testing and fixing AI-written code" },
    { name: "twitter:card", content: "summary_large_image" },
  ];
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.view?.name || "A portfolio")} · Onramp` },
  ...(data?.view && data.verifyAt ? cardFor(data.view, data.verifyAt.address) : []),
  { name: "robots", content: "noindex, nofollow, noarchive" },
  { name: "referrer", content: "no-referrer" },
];

export const headers: HeadersFunction = passRetryAfter;

const nothing = { view: null, prose: {}, verifyAt: null, wait: null };

/** Open to anyone who has the link. Hides work on exercises that a signed-in visitor hasn't done. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = params.link ?? "";
  const { found, wait } = await findBySecret(limiters.shared, context.address, async () =>
    readPortfolio(link, await findPerson(request)),
  );
  if (wait !== null) return data({ ...nothing, says: "wait" as const, wait: sayWait(wait) }, tooMany(wait));
  if (!found) return data({ ...nothing, says: "nothing" as const }, { status: 404 });
  if (found.state === "closed") return data({ ...nothing, says: "closed" as const }, { status: 410 });
  const dressed = await dressPortfolio(found.view);
  return data({ ...nothing, ...dressed, verifyAt: verifyAt(link), says: null });
}

export default function SharedPortfolio() {
  const { view, prose, verifyAt: shownAt, says, wait } = useLoaderData<typeof loader>();
  if (says === "closed")
    return (
      <NothingShared title="Withdrawn">
        The owner withdrew this page. Ask the person who sent you the link for another one.
      </NothingShared>
    );
  if (says === "wait")
    return (
      <NothingShared title="Too many invalid links">
        Too many invalid links were opened from your network. Try again {wait}.
      </NothingShared>
    );
  if (!view)
    return (
      <NothingShared title="This link doesn’t work">
        Check that you have the whole link. If you do, ask the person who sent it for a new one.
      </NothingShared>
    );
  return (
    <SharedPage>
      <DressContext.Provider value={{ code: {}, prose }}>
        <Portfolio view={view} verifyAt={shownAt} />
      </DressContext.Provider>
    </SharedPage>
  );
}
