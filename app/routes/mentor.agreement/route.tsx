import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireTeacher } from "~/accounts/guards.server";
import { WORKS_FOR_KAPPA } from "~/review/agreement";
import { listSharedWorks, type SharedWorks } from "~/review/agreement.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Icon } from "~/ui/icons";
import { figure } from "~/ui/interval-plot";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/page";
import { KIND_WORDS } from "~/ui/state-mark";

export const meta: MetaFunction = () => [{ title: "Read by two · Onramp" }];
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
        lead="Some hand-ins are reviewed by two mentors, unseen by each other. What you and another one both sent stands here, for you two alone, so that you can talk about where you differ."
        actions={<ButtonLink to="/mentor">Queue</ButtonLink>}
      />
      {total === 0 ? (
        <Notice title="They come here by themselves.">
          Which hand-ins are reviewed twice is drawn by lot. You see one here once you and the other mentor have both
          sent your review.
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
          {works.length} of {total} are shown: those that differ, then the newest.
        </p>
      )}
      {total > 0 && <Pairs pairs={pairs} />}
    </Page>
  );
}

function titleOf(total: number, differing: number): string {
  if (total === 0) return "Nothing of yours is reviewed twice yet";
  if (differing === 0) return `You agree on ${total === 1 ? "the one work" : `all ${total} works`} that two read`;
  return `You differ on ${differing} of ${counted(total, "work")} that two read`;
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
          {KIND_WORDS[kind]} · with <bdi>{other}</bdi>
          {differs.length > 0 && ` · differs on: ${differs.join(", ")}`}
        </p>
      </div>
      <div className="does">
        {differs.length > 0 ? <Mark tone="half">Differs</Mark> : <Mark icon="tick">The same</Mark>}
      </div>
    </li>
  );
}

/** A figure for two people: seen by these two alone. */
function Pairs({ pairs }: Pick<SharedWorks, "pairs">) {
  return (
    <Part id="pairs" title="You and one other">
      {pairs.length === 0 ? (
        <p className="meta">
          From {WORKS_FOR_KAPPA} works of one kind that you share with somebody on, a figure stands here: how far your
          verdicts agree beyond chance. With fewer it would say nothing.
        </p>
      ) : (
        <>
          <table className="data stack">
            <caption className="vh">How far your verdicts agree with one other mentor’s, by kind</caption>
            <thead>
              <tr>
                <th scope="col">With</th>
                <th scope="col">Kind</th>
                <th scope="col" className="num">
                  Works
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
                  <td data-head="kind">{KIND_WORDS[kind]}</td>
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
          <p className="hint mt-3">1 is full agreement, 0 is what chance gives. Seen by you two alone.</p>
        </>
      )}
    </Part>
  );
}
