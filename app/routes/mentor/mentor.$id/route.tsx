import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { passRetryAfter } from "~/operations/retry-after.server";
import { isReady } from "~/review/queue/ready.server";
import { requireItem } from "~/review/queue/require-item.server";
import { handOverWithUndo } from "~/review/queue/undo-hand-over.server";
import { readFilter } from "~/review/queue/waiting-filter";
import type { PageHandle } from "~/root";
import { LONG, readFields } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { Notice } from "~/ui/notice";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { readSettings } from "~/ui/workspace/workspace-settings";
import { findDone, queueAfter, withFilter } from "../mentor._index/done";
import { Desk } from "./desk";
import { readDesk } from "./desk.server";
import { DESK_KEYS, LINE_KEYS, RULING_KEYS } from "./desk-keys";
import { DeskTools } from "./desk-tools";
import { RulingPage } from "./ruling";
import { decide, RULING_FIELDS, readRuling } from "./ruling.server";
import "~/ui/styles/report.css";
import "~/ui/workspace/workspace.css";
import "./desk.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${nameInTitle(data.learner)}, on ${data.title} · Onramp` : "Onramp" },
];

export const headers = passRetryAfter;

export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, item, isPeer, reader, mayRead } = await requireItem(request, params.id);
  // New mentors start with the samples, even if they open an item's URL directly.
  if (!isPeer && !(await isReady(person))) return redirect("/mentor/start");
  const settings = readSettings(request.headers.get("cookie"), person);
  const address = new URL(request.url);
  const filter = readFilter(address);
  if (item.reasons.includes("finding")) return { ...(await readRuling(person, item, mayRead)), settings, filter };
  return { ...(await readDesk(person, item, reader)), settings, filter, done: findDone(address)?.says ?? null };
}

/** Rules on a finding, or hands the item to another mentor of its cohort. Peers can do neither. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, item, isPeer } = await requireItem(request, params.id, { writes: true });
  if (isPeer) throw notFound();
  const form = await readFields(request, ["intent", "to", "seen", ...RULING_FIELDS], LONG);
  const filter = readFilter(new URL(request.url));
  if (item.reasons.includes("finding") && (form.get("intent") === "rule" || form.get("intent") === "preview"))
    return decide(person, item, form, context.sandbox, withFilter(`/mentor/${item.id}`, filter));
  if (form.get("intent") !== "hand-over")
    throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  const undo = await handOverWithUndo(person, item.id, String(form.get("to") ?? ""));
  if (undo !== null) return redirect(queueAfter("handed-over", filter, { undo }), 303);
  return data(
    { refused: "You can’t hand this item over: you are no longer reviewing it, or that person can’t review it." },
    400,
  );
}

export default function DeskPage() {
  const desk = useLoaderData<typeof loader>();
  const reply = useLastingReply<typeof action>();
  const queue = withFilter("/mentor", desk.filter);
  if ("isRuling" in desk)
    return (
      <DeskTools settings={desk.settings} keys={RULING_KEYS}>
        <RulingPage
          key={desk.itemId}
          page={desk}
          queue={queue}
          reply={reply && "written" in reply ? reply : undefined}
        />
      </DeskTools>
    );
  if (desk.graded === null)
    return (
      <Page>
        <PageHead
          title={
            <>
              <bdi>{desk.learner}</bdi>, on {desk.title}
            </>
          }
        />
        <Notice title="This submission isn’t graded yet." actions={<Link to={queue}>Back to the queue</Link>}>
          The review includes the grader’s report, so you can start once the submission is graded. This page updates by
          itself.
        </Notice>
      </Page>
    );
  // Keyed by item, so that the next item gets a fresh desk.
  return (
    <DeskTools settings={desk.settings} keys={[...DESK_KEYS, ...LINE_KEYS]}>
      <Desk key={desk.itemId} desk={desk} graded={desk.graded} filter={desk.filter} done={desk.done} />
    </DeskTools>
  );
}
