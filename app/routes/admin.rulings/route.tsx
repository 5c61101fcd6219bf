import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireAdmin } from "~/accounts/guards.server";
import { decideProposal, listProposals } from "~/review/proposals.server";
import { AdminPage, type AdminReply } from "~/ui/admin-page";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/form-data.server";
import { Part } from "~/ui/page";
import { sayDay } from "~/ui/say-day";

export const meta: MetaFunction = () => [{ title: "Rulings · Admin · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { rows, total } = await listProposals();
  return { total, rows: rows.map(({ ruledAt, ...row }) => ({ ...row, on: sayDay(ruledAt) })) };
}

const IntentSchema = z.enum(["accept", "refuse"]);
const DecisionSchema = z.object({ id: z.string().max(100), intent: IntentSchema });

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const asked = DecisionSchema.safeParse(Object.fromEntries(await readFields(request, ["id", "intent"])));
  if (!asked.success) throw new Response("No such action", { status: 400 });
  const isAccepted = asked.data.intent === "accept";
  if (!(await decideProposal(admin, asked.data.id, isAccepted)))
    return data<AdminReply>({ refused: "It was decided already." }, { status: 400 });
  return data<AdminReply>({
    done: isAccepted ? "It holds for everybody. Hand-ins are graded anew; no score falls." : "It stays in its cohort.",
  });
}

export default function Rulings() {
  const { rows, total } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage
      title={total === 0 ? "No ruling waits for you" : `${counted(total, "ruling")} to look at`}
      lead="Mentors have put these issues into an exercise’s key. Each holds in its cohort since; say whether it holds for everybody."
      reply={reply}
    >
      {rows.length === 0 ? (
        <p className="meta">An issue that a mentor puts into a key stands here until you have decided.</p>
      ) : (
        rows.map((row) => (
          <Part key={row.id} id={`r-${row.id}`} title={row.exercise} about={`${row.severity}, ${row.class}`}>
            <p className="prose">
              <b>
                <bdi>{row.title || "No words any more: the mentor’s account is gone."}</bdi>
              </b>
            </p>
            {row.why && (
              <p className="prose" dir="auto">
                {row.why}
              </p>
            )}
            <p className="meta">
              {row.where} · {row.mentor ? <bdi>{row.mentor}</bdi> : "a mentor who is gone"}
              {row.cohort && (
                <>
                  {" "}
                  in <bdi>{row.cohort}</bdi>
                </>
              )}
              , {row.on}
            </p>
            <Form method="post" className="line mt-2" preventScrollReset>
              <input type="hidden" name="id" value={row.id} />
              <Button
                type="submit"
                name="intent"
                value="accept"
                aria-label={`Have it hold for everybody: ${row.title}`}
              >
                For everybody
              </Button>
              <Button
                type="submit"
                look="quiet"
                name="intent"
                value="refuse"
                aria-label={`Keep it in its cohort: ${row.title}`}
              >
                Only its cohort
              </Button>
            </Form>
          </Part>
        ))
      )}
    </AdminPage>
  );
}
