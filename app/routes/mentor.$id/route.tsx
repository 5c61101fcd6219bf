import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { handOver } from "~/review/claims.server";
import type { PageHandle } from "~/root";
import { readFields } from "~/ui/form-data.server";
import { nameInTitle } from "~/ui/hidden-signs";
import { Notice } from "~/ui/notice";
import { Page, PageHead } from "~/ui/page";
import { Desk } from "./desk";
import { readDesk } from "./desk.server";
import { requireItem } from "./item.server";
import "~/ui/report.css";
import "~/ui/workspace.css";
import "./desk.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${nameInTitle(data.learner)}, on ${data.title} · Onramp` : "Onramp" },
];

export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, item } = await requireItem(request, params.id);
  return readDesk(person, item);
}

/** Hands the item to another mentor of its cohort. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, item } = await requireItem(request, params.id, { writes: true });
  const form = await readFields(request, ["intent", "to"]);
  if (form.get("intent") !== "hand-over") throw new Response("No such action", { status: 400 });
  const isDone = await handOver(person, item.id, String(form.get("to") ?? ""));
  if (isDone) return redirect("/mentor", 303);
  return data(
    { refused: "It could not be handed over: you do not have it any more, or they are no mentor here." },
    400,
  );
}

export default function DeskPage() {
  const desk = useLoaderData<typeof loader>();
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
        <Notice title="It is not graded yet." actions={<Link to="/mentor">Back to the queue</Link>}>
          The grader’s report is a part of what you read. It comes by itself.
        </Notice>
      </Page>
    );
  // By the item, so that the next one begins with a desk of its own.
  return <Desk key={desk.itemId} desk={desk} graded={desk.graded} />;
}
