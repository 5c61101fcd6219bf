import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import { requireAdmin } from "~/accounts/guards.server";
import { getQueueState, listFailedJobs, retryJob } from "~/grading/queue.server";
import { listWorkers } from "~/grading/worker-list.server";
import { AdminPage, type AdminReply } from "~/ui/admin-page";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/form-data.server";
import { KeepFresh } from "~/ui/keep-fresh";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/page";

export const meta: MetaFunction = () => [{ title: "Queue and workers · Admin · Onramp" }];

/** Given-up jobs that the page shows; all of them are counted. */
const SHOWN = 50;
const minuteOf = (time: Date) => time.toISOString().slice(0, 16).replace("T", " ");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const [queue, failed, workers] = await Promise.all([getQueueState(), listFailedJobs(), listWorkers()]);
  return {
    queue,
    // Not when a hand-in was given up: that is near the time at which somebody worked.
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
  await requireAdmin(request);
  const { key } = RetrySchema.parse(Object.fromEntries(await readFields(request, ["key"])));
  const keys = key === undefined ? (await listFailedJobs()).map((job) => job.key) : [key];
  const again = await Promise.all(keys.map(retryJob));
  const count = again.filter(Boolean).length;
  if (count > 0) return data<AdminReply>({ done: `${counted(count, "job")} back in line` });
  return data<AdminReply>({ refused: "It is in line already, or it is done." }, { status: 400 });
}

const TASKS: Readonly<Record<string, string>> = {
  grade: "a hand-in",
  regrade: "a hand-in, graded anew",
  check: "an exercise’s check",
  ruling: "what follows from a ruling",
  "stood-by": "what follows for a finding",
  mail: "the day’s mail",
};

export default function Queue() {
  const { queue, failed, workers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const alive = workers.filter(({ isAlive }) => isAlive).length;
  return (
    <AdminPage
      title={titleOf(queue, alive)}
      lead="Each hand-in is a job: it is graded at once, or as soon as a worker is free. A job that fails is tried again by itself, later each time."
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
                  ? "the oldest for less than a minute"
                  : `the oldest for ${counted(queue.oldestMinutes, "minute")}`)}
            </Figure>
            <Figure label="Running" value={queue.running} />
            <Figure label="Given up" value={queue.failed}>
              {queue.failed > 0 && "tried as often as allowed; they cost the learner nothing"}
            </Figure>
          </tbody>
        </table>
      </Part>
      <Part id="failed" title="Given up">
        {failed.length === 0 ? (
          <p className="meta">None. What could not be done in all its tries would stand here.</p>
        ) : (
          <>
            <p className="prose mb-3">
              Mend what broke first: the log has each fault, under “a job failed”. Then put the jobs back in line;
              nobody needs to hand in again.
            </p>
            <table className="data admin stack">
              <caption className="vh">Jobs that were given up</caption>
              <thead>
                <tr>
                  <th scope="col">Job</th>
                  <th scope="col" className="num">
                    Tries
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
              <Button type="submit">Try all {queue.failed} again</Button>
              {queue.failed > failed.length && <span className="hint">the first {failed.length} are shown</span>}
            </Form>
          </>
        )}
      </Part>
      <Part id="workers" title="Workers" about={counted(alive, "process", "processes")}>
        {workers.length === 0 ? (
          <p className="meta">
            No process works the queue off. Start one with <code>npm run worker</code>, or set <code>GRADERS</code> to
            more than 0.
          </p>
        ) : (
          <table className="data admin stack">
            <caption className="vh">Processes that work the queue off</caption>
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
                  <td>{isAlive ? <Mark icon="tick">Works</Mark> : <Mark tone="half">Silent</Mark>}</td>
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
  if (failed > 0) return `${counted(failed, "job")} could not be done`;
  if (waiting > 0 && alive === 0)
    return `${counted(waiting, "job")} ${waiting === 1 ? "waits" : "wait"}, and no worker is there`;
  if (waiting > 0) return `${counted(waiting, "job")} ${waiting === 1 ? "waits" : "wait"}`;
  return running > 0 ? "Nothing waits" : "The queue is empty";
}

function Figure({ label, value, children }: { label: string; value: number; children?: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">
        <b>{value}</b>
      </td>
      <td className="meta">{children}</td>
    </tr>
  );
}
