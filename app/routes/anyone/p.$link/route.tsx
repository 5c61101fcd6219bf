import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readPortfolio } from "~/cohort/own/portfolio.server";
import { findBySecret, limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { NothingShared, SharedPage } from "~/ui/shared-page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { Portfolio } from "./portfolio";

export const handle: PageHandle = { bar: "own" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.view?.name || "A portfolio")} · Onramp` },
  { name: "robots", content: "noindex, nofollow, noarchive" },
  { name: "referrer", content: "no-referrer" },
];

export const headers: HeadersFunction = passRetryAfter;

/** Open to anyone who has the link: the link is the guard. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { found, wait } = await findBySecret(limiters.shared, context.address, () => readPortfolio(params.link ?? ""));
  if (wait !== null) return data({ view: null, says: "wait" as const, wait: sayWait(wait) }, tooMany(wait));
  if (!found) return data({ view: null, says: "nothing" as const, wait: null }, { status: 404 });
  if (found.state === "closed") return data({ view: null, says: "closed" as const, wait: null }, { status: 410 });
  return data({ view: found.view, says: null, wait: null });
}

export default function SharedPortfolio() {
  const { view, says, wait } = useLoaderData<typeof loader>();
  if (says === "closed")
    return (
      <NothingShared title="Withdrawn">
        The owner withdrew this page. Ask the person who sent you the link for another one.
      </NothingShared>
    );
  if (says === "wait")
    return (
      <NothingShared title="Too many invalid links">
        Your network has tried many invalid links. Try again {wait}.
      </NothingShared>
    );
  if (!view)
    return (
      <NothingShared title="This link doesn’t work">
        Check that you have the whole link. If so, ask the person who sent it for a new one.
      </NothingShared>
    );
  return (
    <SharedPage>
      <Portfolio view={view} />
    </SharedPage>
  );
}
