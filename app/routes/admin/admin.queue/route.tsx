import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { recordAdminAct } from "~/accounts/audit.server";
import { requireAdmin } from "~/accounts/guards.server";
import { getQueueState, listFailedJobs, retryJob } from "~/grading/queue/queue.server";
import { listWorkers } from "~/grading/queue/worker-list.server";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { Mark } from "~/ui/mark";
import { AdminPage, type AdminReply } from "~/ui/shell/admin-page";
import { KeepFresh } from "~/ui/shell/keep-fresh";
import { Part } from "~/ui/shell/page";
import { Figure } from "./figure";

export const meta: MetaFunction = () => [{ title: "Queue and workers · Admin · Onramp" }];

/** How many failed jobs the page lists. The count on the page includes all of them. */
const SHOWN = 50;
const minuteOf = (time: Date) => time.toISOString().slice(0, 16).replace("T", " ");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const [queue, failed, workers] = await Promise.all([getQueueState(), listFailedJobs(), listWorkers()]);
  return {
    queue,
    // Leaves out the time of each failure, because it would reveal roughly when someone worked.
    failed: failed.slice(0, SHOWN).map(({ key, task, attempts }) => ({ key, task, attempts })),
    workers: workers.map(({ startedAt, seenAt, ...worker }) => ({
      ...worker,
      startedAt: minuteOf(startedAt),
      seenAt: minuteOf(seenAt),
    })),
  };
}

const RetrySchema = z.object({ key: z.string().max(300).optional() });

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const { key } = RetrySchema.parse(Object.fromEntries(await readFields(request, ["key"])));
  const keys = key === undefined ? (await listFailedJobs()).map((job) => job.key) : [key];
  const again = await Promise.all(keys.map(retryJob));
  const count = again.filter(Boolean).length;
  if (count === 0)
    return data<AdminReply>({ refused: "This job is already queued, or has finished." }, { status: 400 });
  await recordAdminAct(admin, "queue.retried", "queue");
  return data<AdminReply>({ done: `${counted(count, "job")} queued again` });
}

const TASKS: Readonly<Record<string, string>> = {
  grade: "a submission",
  regrade: "regrading a submission",
  check: "an exercise’s check",
  ruling: "applying a ruling",
  "stood-by": "applying a decision on a finding",
  mail: "the daily email",
  upload: "an uploaded exercise’s check",
};

export default function Queue() {
  const { queue, failed, workers } = useLoaderData<typeof loader>();
  const reply = useLastingReply<typeof action>();
  const alive = workers.filter(({ isAlive }) => isAlive).length;
  return (
    <AdminPage
      title={titleOf(queue, alive)}
      lead="Each submission is a job. It is graded immediately, or as soon as a worker is free. A failed job is retried automatically, with a longer delay each time."
      reply={reply}
    >
      <div className="line">
        <ButtonLink size="small" to="/admin/queue" preventScrollReset>
          Refresh
        </ButtonLink>
        <KeepFresh />
      </div>
      <Part id="queue" title="Queue">
        <table className="data figures">
          <caption className="vh">Jobs in the queue</caption>
          <tbody>
            <Figure label="Waiting" value={queue.waiting}>
              {queue.oldestMinutes !== null &&
                (queue.oldestMinutes === 0
                  ? "oldest: less than a minute"
                  : `oldest: ${counted(queue.oldestMinutes, "minute")}`)}
            </Figure>
            <Figure label="Running" value={queue.running} />
            <Figure label="Failed" value={queue.failed}>
              {queue.failed > 0 && "no retries left; these don’t cost learners an attempt"}
            </Figure>
          </tbody>
        </table>
      </Part>
      <Part id="failed" title="Failed">
        {failed.length === 0 ? (
          <p className="meta">No failed jobs. A job appears here when it has no retries left.</p>
        ) : (
          <>
            <p className="prose mb-3">
              Fix the cause first: the log has each error under “a job failed”. Then retry the jobs. Learners don’t need
              to hand in again.
            </p>
            <table className="data admin stack">
              <caption className="vh">Failed jobs</caption>
              <thead>
                <tr>
                  <th scope="col">Job</th>
                  <th scope="col" className="num">
                    Attempts
                  </th>
                  <th scope="col">
                    <span className="vh">Try again</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {failed.map(({ key, task, attempts }) => (
                  <tr key={key}>
                    <th scope="row">
                      {TASKS[task] ?? task}
                      <p className="hint">
                        <code>{key}</code>
                      </p>
                    </th>
                    <td className="num" data-head="tries">
                      {attempts}
                    </td>
                    <td>
                      <Form method="post" preventScrollReset>
                        <input type="hidden" name="key" value={key} />
                        <Button type="submit" size="small">
                          Try again<span className="vh">: {key}</span>
                        </Button>
                      </Form>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Form method="post" className="line under">
              <Button type="submit">Retry all {queue.failed} jobs</Button>
              {queue.failed > failed.length && <span className="hint">Only the first {failed.length} are shown.</span>}
            </Form>
          </>
        )}
      </Part>
      <Part id="workers" title="Workers" about={counted(alive, "process", "processes")}>
        {workers.length === 0 ? (
          <p className="meta">
            No worker is running. Start one with <code>npm run worker</code>, or set <code>GRADERS</code> to more than
            0.
          </p>
        ) : (
          <table className="data admin stack">
            <caption className="vh">Worker processes</caption>
            <thead>
              <tr>
                <th scope="col">Process</th>
                <th scope="col">State</th>
                <th scope="col" className="num">
                  Graders
                </th>
                <th scope="col">Started (UTC)</th>
                <th scope="col">Last seen (UTC)</th>
              </tr>
            </thead>
            <tbody>
              {workers.map(({ id, name, graders, startedAt, seenAt, isAlive }) => (
                <tr key={id}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>{isAlive ? <Mark icon="tick">Working</Mark> : <Mark tone="half">Not responding</Mark>}</td>
                  <td className="num" data-head="graders">
                    {graders}
                  </td>
                  <td data-head="started">{startedAt}</td>
                  <td data-head="last seen">{seenAt}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
    </AdminPage>
  );
}

function titleOf({ waiting, running, failed }: { waiting: number; running: number; failed: number }, alive: number) {
  if (failed > 0) return `${counted(failed, "job")} failed`;
  if (waiting > 0 && alive === 0)
    return `${counted(waiting, "job")} ${waiting === 1 ? "is" : "are"} waiting, and no worker is running`;
  if (waiting > 0) return `${counted(waiting, "job")} ${waiting === 1 ? "is" : "are"} waiting`;
  return running > 0 ? "Nothing is waiting" : "The queue is empty";
}
