import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listLearnerTrust } from "~/cohort/trust/learner-trust.server";
import { withWhere } from "~/cohort/trust/missed-where.server";
import { worstOf } from "~/cohort/trust/suggest";
import { findTrustFigures, listSuggestions } from "~/cohort/trust/trust.server";
import { DECISION } from "~/kinds/cards";
import { Figures } from "~/ui/charts/figure-link";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { sayMoment } from "~/ui/say-day";
import { CohortTabs, type Group, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { AiReviewers } from "./ai-reviewers";
import { Calibrations } from "./calibrations";
import { LearnersTable } from "./learners-table";
import { MissedTable } from "./missed-table";
import { Together } from "./together";
import "./trust.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Trust in AI work: ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const SIZE = 50;
const SearchSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"], { orProgramme: true, bySection: true });
  const { page } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [learners, kept] = await Promise.all([reader.named(), findTrustFigures(reader)]);
  const rows = learners.slice((page - 1) * SIZE, page * SIZE);
  const ids = rows.map(({ id }) => id);
  const worst = worstOf(kept?.figures.missed ?? []);
  const [trusts, next] = await Promise.all([
    listLearnerTrust(reader, ids),
    worst ? listSuggestions(reader, worst.class) : [],
  ]);
  const trustOf = new Map(trusts.map((one) => [one.id, one]));
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    isOutside: reader.isOutside,
    page,
    total: learners.length,
    next,
    worst: worst?.class ?? null,
    figures: kept && { ...kept.figures, missed: kept.figures.missed.map((row) => withWhere(row, reader)) },
    madeAt: kept && sayMoment(kept.madeAt),
    rows: rows.map(({ id, name }) => ({ id, name, ...trustOf.get(id) })),
  };
}

export default function Trust() {
  const { cohortId, name, sections, isOutside, page, total, figures, madeAt, rows, next, worst } =
    useLoaderData<typeof loader>();
  const group = groupOf(sections);
  return (
    <Figures areOpen={!isOutside}>
      <Page width="wide">
        <PageHead
          title={figures ? titleOf(figures, group) : "Trust figures are being calculated"}
          lead={
            <>
              In <bdi>{name}</bdi>, based only on first {DECISION} verdicts and on how confident learners said they
              were.
              {madeAt && (
                <>
                  {" "}
                  Figures for the whole {group} were calculated on {madeAt}, and are updated at most once every 15
                  minutes.
                </>
              )}
            </>
          }
        />
        <CohortTabs cohortId={cohortId} isLead isOutside={isOutside} sections={sections} />
        {figures ? (
          <>
            <Part id="together" title="Are learners getting better at judging AI work?">
              <Together cohortId={cohortId} group={group} {...figures} />
            </Part>
            <Part
              id="ai"
              title="Trust in AI reviewers"
              about={`comments on first ${DECISION} submissions, without hints`}
            >
              <AiReviewers group={group} ai={figures.ai} rows={rows} />
            </Part>
            <Part
              id="missed"
              title="Most-missed defects"
              about={`issues in first ${DECISION} submissions, without hints`}
            >
              <MissedTable cohortId={cohortId} group={group} rows={figures.missed} worst={worst} next={next} />
            </Part>
            <Part id="sure" title="Confidence" about="scored attempts, by kind">
              <Calibrations kinds={figures.calibration} />
            </Part>
          </>
        ) : (
          <Notice title={`The first figures for this ${group} are being calculated.`}>
            This takes about a minute. Then reload the page.
          </Notice>
        )}
        <Part id="learners" title="By learner" about="sorted by name">
          {rows.length === 0 ? (
            total === 0 && (
              <Notice title={`This ${group} has no learners yet.`}>Each learner who joins will have a row here.</Notice>
            )
          ) : (
            <LearnersTable cohortId={cohortId} rows={rows} />
          )}
          <Pager what="learners" page={page} size={SIZE} total={total} />
          <p className="hint mt-2">
            d′ measures how well a learner tells flawed changes from clean ones: 0 is no better than a coin toss. It
            appears after 5 flawed and 5 clean changes. We say that someone trusts too much or too little only if the
            95% interval of their bias excludes 0.{" "}
          </p>
        </Part>
      </Page>
    </Figures>
  );
}

function titleOf(
  { dPrime, criterion }: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["figures"]>,
  group: Group,
) {
  if (!dPrime || !criterion) return `Too early to say how much this ${group} trusts AI work`;
  if (criterion.low > 0) return `This ${group} trusts AI work too much`;
  if (criterion.high < 0) return `This ${group} trusts AI work too little`;
  return dPrime.low > 0
    ? `This ${group} can tell flawed changes from clean ones`
    : `This ${group} can’t tell flawed changes from clean ones yet`;
}
