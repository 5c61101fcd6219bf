import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireTeacher } from "~/accounts/guards.server";
import { cardOf } from "~/kinds/cards";
import { WORKS_FOR_KAPPA } from "~/review/agreement/agreement";
import { listSharedWorks, type SharedWorks } from "~/review/agreement/shared-works.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { figure } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Icon } from "~/ui/icons";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Reviewed by two mentors · Onramp" }];
export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request }: LoaderFunctionArgs) {
  return listSharedWorks(await requireTeacher(request));
}

export default function Agreement() {
  const { works, total, differing, pairs } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title={titleOf(total, differing)}
        lead="Two mentors review some submissions without seeing each other’s reviews. This page lists the ones that you and another mentor have both reviewed, so that you can discuss any differences. Only the two of you see the comparison; the cohort’s leads see how often mentors’ choices differ, without names."
        actions={<ButtonLink to="/mentor">Queue</ButtonLink>}
      />
      {total === 0 ? (
        <Notice title="There is nothing to do yet.">
          Onramp chooses at random which submissions two mentors review. A submission appears here once you and the
          other mentor have both sent your reviews.
        </Notice>
      ) : (
        <ul className="rows">
          {works.map((work) => (
            <Row key={work.submissionId} work={work} />
          ))}
        </ul>
      )}
      {total > works.length && (
        <p className="hint mt-3">
          {works.length} of {total} are shown: differences first, then the newest.
        </p>
      )}
      {total > 0 && <Pairs pairs={pairs} />}
    </Page>
  );
}

function titleOf(total: number, differing: number): string {
  if (total === 0) return "No submission that you reviewed has a second review yet";
  if (differing === 0)
    return `You agree on ${total === 1 ? "the one submission" : `all ${total} submissions`} that you and another mentor reviewed`;
  if (total === 1) return "You chose differently on the submission that you and another mentor reviewed";
  return `You chose differently on ${differing} of the ${counted(total, "submission")} that you and another mentor reviewed`;
}

function Row({ work: { submissionId, title, kind, learner, other, differs } }: { work: SharedWorks["works"][number] }) {
  return (
    <li>
      <Icon name="comment" />
      <div>
        <Link className="plain name" to={`/mentor/agreement/${submissionId}`}>
          <bdi>{learner}</bdi>, on {title}
        </Link>
        <p className="meta">
          {cardOf(kind).name} · with <bdi>{other}</bdi>
          {differs.length > 0 && ` · different choices: ${differs.join(", ")}`}
        </p>
      </div>
      <div className="does">
        {differs.length > 0 ? <Mark tone="half">Differs</Mark> : <Mark icon="tick">The same</Mark>}
      </div>
    </li>
  );
}

/** Shows how much two mentors agree, which only those two can see. */
function Pairs({ pairs }: Pick<SharedWorks, "pairs">) {
  return (
    <Part id="pairs" title="Your agreement with other mentors">
      {pairs.length === 0 ? (
        <p className="meta">
          Once you and another mentor have both reviewed {WORKS_FOR_KAPPA} submissions of one kind, this section shows
          how much your verdicts agree beyond chance. With fewer submissions, the figure would mean little.
        </p>
      ) : (
        <>
          <table className="data stack">
            <caption className="vh">How often your verdicts agree with another mentor’s, by kind</caption>
            <thead>
              <tr>
                <th scope="col">With</th>
                <th scope="col">Kind</th>
                <th scope="col" className="num">
                  Submissions
                </th>
                <th scope="col" className="num">
                  Same verdict
                </th>
                <th scope="col" className="num">
                  Beyond chance (Cohen’s κ)
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ other, kind, works, same, kappa }) => (
                <tr key={`${other} ${kind}`}>
                  <th scope="row">
                    <bdi>{other}</bdi>
                  </th>
                  <td data-head="kind">{cardOf(kind).name}</td>
                  <td className="num" data-head="works">
                    {works}
                  </td>
                  <td className="num" data-head="same verdict">
                    {same}
                  </td>
                  <td className="num" data-head="beyond chance">
                    {figure(kappa, 2)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="hint mt-3">
            1 is full agreement, 0 is what random choices would give. Only you and the mentor in a row see that row.
          </p>
        </>
      )}
    </Part>
  );
}
