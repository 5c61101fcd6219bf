import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { recordAdminAct } from "~/accounts/audit.server";
import { requireAdmin } from "~/accounts/guards.server";
import { type Check, listForAdmin } from "~/catalogue/checks.server";
import { checkAgain, checkKey } from "~/grading/check-jobs.server";
import { listFailedJobs } from "~/grading/queue/queue.server";
import { TRACKS } from "~/kinds/skills";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { AdminPage, type AdminReply } from "~/ui/shell/admin-page";
import { Row, titleOf } from "./exercise-row";

export const meta: MetaFunction = () => [{ title: "Exercises · Admin · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const [rows, failed] = await Promise.all([listForAdmin(), listFailedJobs()]);
  const givenUp = new Set(failed.map(({ key }) => key));
  const exercises = rows.map(({ offered, ...row }) => ({
    ...row,
    offered: offered && {
      ...offered,
      track: TRACKS[offered.track],
      check: offered.check && sayWhen(offered.check),
      isGivenUp: givenUp.has(checkKey(offered.revisionId)),
    },
  }));
  return { exercises };
}

const sayWhen = ({ at, ...check }: Check) => ({ ...check, at: at.toISOString().slice(0, 16).replace("T", " ") });

const CheckSchema = z.object({ revision: z.string().max(100).optional() });

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const { revision } = CheckSchema.parse(Object.fromEntries(await readFields(request, ["revision"])));
  if (revision !== undefined) {
    const rows = await listForAdmin();
    if (!rows.some(({ offered }) => offered?.revisionId === revision)) {
      return data<AdminReply>({ refused: "This revision is no longer available. Reload the page." }, { status: 400 });
    }
  }
  await checkAgain(revision);
  await recordAdminAct(admin, "exercise.check-queued", revision === undefined ? "exercises" : `revision:${revision}`);
  return data<AdminReply>({ done: "Queued for checking" });
}

export default function Exercises() {
  const { exercises } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const unread = exercises.filter(({ offered }) => !offered).length;
  const failed = exercises.filter(({ offered }) => offered?.check?.hasPassed === false).length;
  const waiting = exercises.filter(({ offered }) => offered && !offered.check).length;
  return (
    <AdminPage
      title={titleOf(exercises.length, unread, failed)}
      lead={
        <>
          {counted(exercises.length, "folder")}, read when Onramp started.
          {waiting > 0 &&
            ` ${waiting === 1 ? "1 is waiting" : `${waiting} are waiting`} for a check. Checks run one at a time, after learners’ submissions.`}
        </>
      }
      actions={
        exercises.length > 0 && (
          <Form method="post">
            <Button type="submit">Check all again</Button>
          </Form>
        )
      }
      reply={reply}
    >
      {exercises.length === 0 ? (
        <Notice title="There are no exercises yet.">
          An exercise is a folder under <code>exercises/</code>, or in the folder set by <code>EXERCISES_DIR</code>.
          <code> exercises/README.md</code> explains how to write one.
        </Notice>
      ) : (
        <table className="data admin stack">
          <caption className="vh">Exercise folders: whether each is available, and the result of its check</caption>
          <thead>
            <tr>
              <th scope="col">Exercise</th>
              <th scope="col">Kind, track, difficulty</th>
              <th scope="col">Revision</th>
              <th scope="col">Offered</th>
              <th scope="col">Check</th>
              <th scope="col">
                <span className="vh">Check again</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {exercises.map((row) => (
              <Row key={row.slug} {...row} />
            ))}
          </tbody>
        </table>
      )}
    </AdminPage>
  );
}
