import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/accounts/guards.server";
import { findDecisions } from "~/review/admin-decisions.server";
import { readHealth } from "~/server/health.server";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { AdminPage } from "~/ui/shell/admin-page";

export const meta: MetaFunction = () => [{ title: "Health · Admin · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const [lines, decisions] = await Promise.all([readHealth(), findDecisions()]);
  const wrong = lines.filter(({ isWell }) => !isWell).length;
  return { lines, wrong, title: titleOf(wrong, decisions.total), ...decisions };
}

export default function Health() {
  const { lines, wrong, title, reports, outside, named, rulings } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={title}
      lead={
        wrong === 0
          ? "Submissions are being graded, and every exercise folder can be read."
          : "Each problem is listed here, with what to do about it. All submissions are safe."
      }
    >
      {rulings > 0 && (
        <div className="mb-4">
          <Notice title={rulings === 1 ? "A mentor added an issue to a key." : "Mentors added issues to a key."}>
            Decide {rulings === 1 ? "whether it applies" : "whether they apply"} to everyone:{" "}
            <Link to="/admin/rulings">{counted(rulings, "ruling")} to review</Link>.
          </Notice>
        </div>
      )}
      {reports.length > 0 && (
        <div className="mb-4">
          <Notice title="Some abuse reports are about a lead or come from a cohort without a lead.">
            Only an admin can resolve them: <InCohorts cohorts={reports} noun="abuse report" part="" />
          </Notice>
        </div>
      )}
      {outside > 0 && (
        <div className="mb-4">
          <Notice title="Some abuse reports don’t belong to any cohort.">
            Only an admin can resolve them: <Link to="/admin/reports">{counted(outside, "abuse report")}</Link>.
          </Notice>
        </div>
      )}
      {named.length > 0 && (
        <div className="mb-4">
          <Notice title="Some texts name a person who deleted their account.">
            Decide whether to keep the name: <InCohorts cohorts={named} noun="text" part="#named" />
          </Notice>
        </div>
      )}
      <table className="data admin stack">
        <caption className="vh">Current checks, problems first</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">State</th>
            <th scope="col">Found</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, isWell, says, todo }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="state">{isWell ? <Mark tone="good">OK</Mark> : <Mark tone="half">Check</Mark>}</td>
              <td>{says}</td>
              <td>{todo ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint under">
        For monitoring: <code>/healthz</code> responds while the process is running, <code>/readyz</code> when it can
        serve requests, and <code>/metrics</code> (for Prometheus) if <code>METRICS_TOKEN</code> is set.
      </p>
    </AdminPage>
  );
}

/** Says how many problems and decisions need attention, if any. */
function titleOf(problems: number, decisions: number): string {
  const counts = [problems > 0 && counted(problems, "problem"), decisions > 0 && counted(decisions, "decision")];
  if (problems + decisions === 0) return "Everything is working";
  return `${counts.filter(Boolean).join(" and ")} ${problems + decisions === 1 ? "needs" : "need"} attention`;
}

/** Cohorts with something to decide, each with a link to the relevant part of its page. */
function InCohorts({
  cohorts,
  noun,
  part,
}: {
  cohorts: readonly { readonly cohortId: string; readonly cohort: string; readonly open: number }[];
  noun: string;
  part: string;
}) {
  return (
    <>
      {cohorts.map(({ cohortId, cohort, open }, i) => (
        <span key={cohortId}>
          {i > 0 && ", "}
          <Link to={`/cohorts/${cohortId}/reports${part}`}>
            {counted(open, noun)} in <bdi>{cohort}</bdi>
          </Link>
        </span>
      ))}
      .
    </>
  );
}
