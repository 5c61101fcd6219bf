import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireAdmin } from "~/accounts/guards.server";
import { type Check, listForAdmin } from "~/catalogue/checks.server";
import { checkAgain, checkKey } from "~/grading/check-jobs.server";
import { listFailedJobs } from "~/grading/queue.server";
import type { Problem } from "~/kinds/exercise";
import { TRACKS } from "~/kinds/skills";
import { AdminPage, type AdminReply } from "~/ui/admin-page";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";

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
  await requireAdmin(request);
  const { revision } = CheckSchema.parse(Object.fromEntries(await readFields(request, ["revision"])));
  if (revision !== undefined) {
    const rows = await listForAdmin();
    if (!rows.some(({ offered }) => offered?.revisionId === revision)) {
      return data<AdminReply>({ refused: "This revision is no longer available. Reload the page." }, { status: 400 });
    }
  }
  await checkAgain(revision);
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
            ` ${waiting === 1 ? "One is waiting" : `${waiting} are waiting`} for a check. Checks run one at a time, after learners’ work.`}
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

function titleOf(all: number, unread: number, failed: number): string {
  if (all === 0) return "No exercise";
  const wrong = [
    unread > 0 && `${counted(unread, "folder")} can’t be used`,
    failed > 0 && `${failed === 1 ? "one" : failed} did not pass ${failed === 1 ? "its" : "their"} check`,
  ].filter(Boolean);
  const said = wrong.join(", ");
  return said === "" ? `${counted(all, "exercise")}, none with problems` : said[0]!.toUpperCase() + said.slice(1);
}

type RowProps = ReturnType<typeof useLoaderData<typeof loader>>["exercises"][number];

function Row({ slug, problems, offered }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {offered ? <Link to={`/exercises/${slug}`}>{offered.title}</Link> : "–"}
        <p className="hint">
          <code>{slug}</code>
        </p>
      </th>
      <td>
        {offered && (
          <>
            {offered.kind}, {offered.track}, {offered.difficulty}
            {offered.secondFormOf && (
              <p className="hint">
                second form of <code>{offered.secondFormOf}</code>
              </p>
            )}
          </>
        )}
      </td>
      <td>{offered && <code title={offered.revisionId}>{offered.revisionId.slice(0, 10)}</code>}</td>
      <td>
        {offered ? (
          <Mark icon="tick">Offered</Mark>
        ) : (
          <>
            <Mark tone="bad">Not offered</Mark>
            <Problems problems={problems} />
          </>
        )}
      </td>
      <td>{offered && <CheckCell {...offered} />}</td>
      <td>
        {offered && (
          <Form method="post">
            <input type="hidden" name="revision" value={offered.revisionId} />
            <Button type="submit" size="small">
              {offered.check ? "Check again" : "Check now"}
              <span className="vh">: {offered.title}</span>
            </Button>
          </Form>
        )}
      </td>
    </tr>
  );
}

function CheckCell({ check, isGivenUp }: Pick<NonNullable<RowProps["offered"]>, "check" | "isGivenUp">) {
  if (!check) {
    return isGivenUp ? (
      <>
        <Mark tone="half">The check failed to run</Mark>
        <p className="meta">The check failed on our side. Check it again.</p>
      </>
    ) : (
      <span className="meta">waiting to be checked</span>
    );
  }
  return (
    <>
      {check.hasPassed ? (
        <Mark tone="good">Passed</Mark>
      ) : (
        <Mark tone="bad">{counted(check.problems.length, "problem")}</Mark>
      )}
      <Problems problems={check.problems} />
      <p className="hint">
        {check.at} UTC, engine {check.engineVersion}
      </p>
    </>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className="meta">
      {problems.map(({ file, line, message }) => (
        <li key={`${file}:${line} ${message}`}>
          {file && <code>{line ? `${file}:${line}` : file}</code>} {message}
        </li>
      ))}
    </ul>
  );
}
