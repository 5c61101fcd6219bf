import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireTeacher } from "~/accounts/guards.server";
import { cardOf } from "~/kinds/cards";
import { findComparison } from "~/review/agreement/shared-works.server";
import { markSeen } from "~/review/notices/notices.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { ComparedTable } from "~/ui/compared-table";
import { counted } from "~/ui/counted";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { renderProse } from "~/ui/text/render.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `You and ${nameInTitle(data.other)}, on ${data.title} · Onramp` : "Onramp" },
];

export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const found = await findComparison(mentor, params.submissionId ?? "");
  if (!found) throw notFound();
  const { learner, summaries, ...comparison } = found;
  await markSeen(mentor, comparison.submissionId);
  const [mine, theirs] = await Promise.all([renderProse(summaries.mine), renderProse(summaries.theirs)]);
  return { ...comparison, learner: learner.name, summaries: { mine, theirs } };
}

export default function TwoReadings() {
  const { submissionId, title, kind, tryNumber, learner, other, lines, summaries } = useLoaderData<typeof loader>();
  const differing = lines.filter(({ is }) => is === "differs").length;
  const compared = lines.filter(({ is }) => is !== "open").length;
  return (
    <Page>
      <PageHead
        title={
          differing === 0 ? (
            <>
              You and <bdi>{other}</bdi> made the same choices
            </>
          ) : (
            <>
              You and <bdi>{other}</bdi> chose differently on {differing} of {counted(compared, "line")}
            </>
          )
        }
        lead={
          <>
            <bdi>{learner}</bdi>, on {title}. {cardOf(kind).name}, attempt {tryNumber}. Neither of you saw the other’s
            review. Only you two see this page. This page doesn’t decide who is right: discuss the reasons for your
            choices.
          </>
        }
        actions={
          <>
            <ButtonLink to={`/submissions/${submissionId}`}>Open the submission</ButtonLink>
            <ButtonLink to="/mentor/agreement">All submissions reviewed by two mentors</ButtonLink>
          </>
        }
      />
      <ComparedTable caption="What each of you chose" one="You" other={other} lines={lines} />
      <Part id="summaries" title="What you wrote">
        <div className="grid gap-4 sm:grid-cols-2">
          <Summary who="You" html={summaries.mine} />
          <Summary who={other} html={summaries.theirs} />
        </div>
        <p className="hint mt-3">Both mentors’ comments are next to the submission’s lines.</p>
      </Part>
    </Page>
  );
}

function Summary({ who, html }: { who: string; html: string }) {
  return (
    <article className="notice">
      <h3>
        <bdi>{who}</bdi>
      </h3>
      {html ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml`
        <div className="prose mt-2" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      ) : (
        <p className="meta mt-2">No summary.</p>
      )}
    </article>
  );
}
