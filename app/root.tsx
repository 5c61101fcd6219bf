import "@fontsource-variable/atkinson-hyperlegible-next";
import textFace from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import "@fontsource-variable/jetbrains-mono";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { readSections } from "~/accounts/reading/section-cookie.server";
import { findDemoProgress } from "~/demonstration/demo-progress.server";
import { findDecisions } from "~/review/admin-decisions.server";
import { countDecisions } from "~/review/lead-decisions.server";
import { countNew } from "~/review/notices/list-notices.server";
import { listPeerCohorts } from "~/review/queue/peers.server";
import { countWaiting } from "~/review/queue/waiting.server";
import { type CohortOf, findCohorts, findPerson, findProgrammes } from "./accounts/guards.server";
import { ErrorPage } from "./ui/shell/error-page";
import { PageAnnouncer, WhileLoading } from "./ui/shell/navigation";
import { useNonce } from "./ui/shell/nonce";
import { useTheme } from "./ui/shell/theme";
import { readTheme } from "./ui/shell/theme-cookie.server";
import { type NavItem, TopBar } from "./ui/shell/top-bar";
import { type ShownTalk, useNews } from "./ui/shell/use-news";
import "./ui/ui.css";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "preload", href: textFace, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
];
export const meta: MetaFunction = () => [{ title: "Onramp" }];

/** What a route can declare about its page. */
export interface PageHandle {
  /** "own" if the page draws its own top bar, as a workspace does. */
  readonly bar?: "own";
  /** The page's place in the main navigation, if its own URL doesn't show that place: for example "/exercises". */
  readonly within?: string;
}

const SIGNED_OUT: readonly NavItem[] = [
  { to: "/how", label: "How it works" },
  { to: "/#promise", label: "What we promise" },
  { to: "/lessons", label: "Lessons" },
];

interface Places {
  readonly cohorts: readonly CohortOf[];
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
  readonly isAdmin: boolean;
  readonly isPeer: boolean;
  readonly waits: { readonly review: number; readonly lead: number; readonly admin: number };
}

/**
 * The navigation items for this person. Someone who teaches one cohort gets a link to that cohort; if they teach
 * several, the cohorts share one link and one count. Up to two programmes have a link each.
 */
function navOf({ cohorts, programmes, isAdmin, isPeer, waits }: Places): NavItem[] {
  const taught = cohorts.filter(({ role }) => role !== "learner");
  const decisions = waits.lead > 0 && { waits: waits.lead };
  return [
    { to: "/learn", label: "Learn" },
    { to: "/exercises", label: "Exercises" },
    { to: "/me", label: "Me" },
    ...(taught.length > 0
      ? [{ to: "/mentor", label: "Mentor", ...(waits.review > 0 && { waits: waits.review }) }]
      : []),
    ...(taught.length === 0 && isPeer ? [{ to: "/mentor", label: "Peers" }] : []),
    ...(taught.length === 1 ? [{ to: `/cohorts/${taught[0]!.id}`, label: "Cohort", ...decisions }] : []),
    ...(taught.length > 1 ? [{ to: "/cohorts", label: "Cohorts", ...decisions }] : []),
    ...programmes
      .slice(0, 2)
      .map(({ id, name }) => ({ to: `/programmes/${id}`, label: programmes.length === 1 ? "Programme" : name })),
    ...(isAdmin ? [{ to: "/admin", label: "Admin", ...(waits.admin > 0 && { waits: waits.admin }) }] : []),
  ];
}

/** The number at which the count stops. The bar shows this number as "99+". */
const MOST_COUNTED = 100;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [person, theme] = await Promise.all([findPerson(request), readTheme(request)]);
  const { pathname } = new URL(request.url);
  const [cohorts, programmes, news] = person
    ? await Promise.all([findCohorts(person), findProgrammes(person), countNew(person, pathname)])
    : [[], [], null];
  const mayBePeer = cohorts.some(({ role, allowsPeers }) => role === "learner" && allowsPeers);
  const isPeer = person !== null && mayBePeer && (await listPeerCohorts(person)).length > 0;
  const teaches = cohorts.some(({ role }) => role !== "learner");
  const led = cohorts.flatMap(({ id, role }) => (role === "lead" ? [id] : []));
  const [review, ofCohorts, decisions] = await Promise.all([
    // Peers get no count. To know which questions they may take, each page would have to read all of their own work.
    person && teaches ? countWaiting(person, await readSections(request), MOST_COUNTED) : 0,
    person ? countDecisions(person, led) : new Map<string, number>(),
    person?.isAdmin ? findDecisions() : null,
  ]);
  const lead = [...ofCohorts.values()].reduce((sum, count) => sum + count, 0);
  const waits = { review, lead, admin: decisions?.total ?? 0 };
  return {
    theme,
    requestId: context.requestId,
    name: person?.name ?? null,
    demo: findDemoProgress(),
    news,
    items: person ? navOf({ cohorts, programmes, isAdmin: person.isAdmin, isPeer, waits }) : SIGNED_OUT,
  };
}

/**
 * The id of the last request whose page this browser showed without an error. If an error has the same request id, the
 * error happened after that request, so the error page doesn't show the id.
 */
let wholeRequestId: string | undefined;

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>("root");
  // The context's default is null: no error.
  const isBroken = useRouteError() != null;
  const matches = useMatches();
  const handles = matches.map(({ handle }) => handle as PageHandle | undefined);
  const hasOwnBar = handles.some((handle) => handle?.bar === "own");
  const within = isBroken ? undefined : handles.find((handle) => handle?.within)?.within;
  const talk = matches.map((match) => (match.data as { talk?: ShownTalk } | undefined)?.talk).find(Boolean);
  const news = useNews(data?.news ?? null, talk);
  const theme = useTheme(data?.theme ?? "system");
  useEffect(() => {
    if (!isBroken) wholeRequestId = data?.requestId;
  }, [isBroken, data?.requestId]);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        {(!hasOwnBar || isBroken) && (
          <TopBar items={data?.items ?? []} name={data?.name ?? null} news={news} within={within} />
        )}
        {data?.demo && !hasOwnBar && (
          <div className="notice half strip" role="status">
            The demo is being prepared: {data.demo.graded} of {data.demo.of} submissions are graded. Reload the page to
            see what is new.
          </div>
        )}
        {children}
        <PageAnnouncer />
        <ScrollRestoration nonce={nonce} getKey={scrollKey} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/**
 * The key under which the scroll position of a history entry is kept. Plain links within a page (`#…`) share the key
 * "default", so a link would restore the position from the link before it instead of leading to its target.
 */
function scrollKey({ key, hash }: { key: string; hash: string }): string {
  return key === "default" && hash ? `${hash} ${performance.now()}` : key;
}

export default function Root() {
  return (
    <WhileLoading>
      <Outlet />
    </WhileLoading>
  );
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("root");
  const requestId = data?.requestId === wholeRequestId ? undefined : data?.requestId;
  return <ErrorPage requestId={requestId} isSignedIn={data?.name != null} />;
}
