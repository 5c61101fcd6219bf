import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { cardOf } from "~/kinds/cards";
import { getCohortAgreement, type KindAgreement } from "~/review/agreement/agreement.server";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { percent } from "~/ui/state-mark";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { LineTable } from "./line-table";
import "./agreement.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agreement in ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"], { bySection: true });
  const { name, doubleShare } = reader.rules;
  return { cohortId, name, sections: reader.choice, doubleShare, ...(await getCohortAgreement(reader)) };
}

export default function Agreement() {
  const { cohortId, name, sections, doubleShare, kinds, isAll } = useLoaderData<typeof loader>();
  const works = kinds.reduce((sum, kind) => sum + kind.works, 0);
  return (
    <Page>
      <PageHead
        title={
          works === 0
            ? "No submissions have been reviewed by two mentors yet"
            : `${counted(works, "submission")} reviewed by two mentors`
        }
        lead={
          <>
            In <bdi>{name}</bdi>, {percent(doubleShare)} of reviewed submissions get a second review by another mentor,
            and neither mentor can see the other’s review. If they agree more often than chance, they probably
            understand the rubric the same way. This page doesn’t name or compare mentors.
          </>
        }
        actions={
          <>
            <ButtonLink to={`/cohorts/${cohortId}/rubric`}>Add lines to the rubric</ButtonLink>
            <ButtonLink to={`/cohorts/${cohortId}/settings`}>Change the share reviewed twice</ButtonLink>
          </>
        }
      />
      <CohortTabs cohortId={cohortId} isLead sections={sections} />
      {works === 0 ? (
        <Notice
          title="No figures yet."
          actions={<ButtonLink to={`/cohorts/${cohortId}`}>Back to the cohort</ButtonLink>}
        >
          {doubleShare === 0
            ? "In this cohort, no submissions get a second review. A lead can change that in the cohort’s settings."
            : "A submission is counted here once both mentors have sent their review of it."}
        </Notice>
      ) : (
        <>
          {!isAll && <p className="hint">Based on the newest 1,000 submissions.</p>}
          <Scale />
          {kinds.map((kind) => (
            <KindPart key={kind.kind} {...kind} />
          ))}
        </>
      )}
    </Page>
  );
}

/** Explains the figures. Collapsed at first. */
function Scale() {
  return (
    <details>
      <summary>How to read this</summary>
      <div className="prose mt-2">
        <p>
          “Same choice” is the number of submissions for which both mentors chose the same level. Two mentors who chose
          at random would also agree sometimes. “Beyond chance” removes that effect: 1 is full agreement, 0 is what
          random choices would give, and below 0 is worse than chance. The figure is Krippendorff’s α on the rubric’s
          lines, with the levels in order, so a small difference counts less than a large one. Krippendorff considers
          0.80 reliable, and values below 0.67 too low to draw conclusions.
        </p>
        <p>
          The 95% interval shows how uncertain the figure is: with few submissions it is wide. With fewer than 10
          submissions there is no interval.
        </p>
        <p>Reviews for which a mentor used a language model’s draft of a comment are left out.</p>
      </div>
    </details>
  );
}

function KindPart({ kind, works, lines, exercises }: KindAgreement) {
  return (
    <Part id={`kind-${kind}`} title={cardOf(kind).name} about={`${counted(works, "submission")} reviewed twice`}>
      <LineTable kind={cardOf(kind).name} lines={lines} />
      <h3 className="mt-6 mb-2">Where two mentors chose differently</h3>
      {exercises.length === 0 ? (
        <p className="meta">Both mentors made the same choice every time.</p>
      ) : (
        <ul className="grid gap-4">
          {exercises.map(({ slug, title, works: read, disagreements }) => (
            <li key={slug}>
              <h4>
                {title} <span className="hint">{counted(read, "submission")} reviewed twice</span>
              </h4>
              <ul className="mt-1 grid gap-1">
                {disagreements.map(({ asks, choices: [low, high], works: times }) => (
                  <li key={`${asks} ${low} ${high}`}>
                    {asks}: <b>{low}</b> and <b>{high}</b>
                    {times > 1 && <span className="hint"> on {times} submissions</span>}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
