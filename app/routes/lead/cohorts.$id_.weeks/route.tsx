import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { z } from "zod";
import { listOtherCohorts } from "~/accounts/cohorts/members.server";
import { requirePerson } from "~/accounts/guards.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import type { WeekShare } from "~/cohort/weeks/constants";
import { findWeekFigures } from "~/cohort/weeks/weeks.server";
import { DECISION, DECISIONS, KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import { SKILL_IDS, SKILLS } from "~/kinds/skills";
import { Button, ButtonLink } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { Notice } from "~/ui/notice";
import { sayMoment } from "~/ui/say-day";
import { CohortTabs, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { ChangeLines, type Row } from "./change-lines";
import { Charts } from "./charts";
import { pageData } from "./page-data";
import { unpackWeeks } from "./week-text";
import { WeeksTable } from "./weeks-table";
import "./weeks.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.name ?? "A cohort")} over time · Onramp` },
];

/**
 * The page's search parameters. `with` is the id of another cohort to compare with, which the reader must also lead,
 * unless they are an admin. With `table`, the page also shows the long table of every week's figures.
 */
const SearchSchema = z.object({ with: z.string().max(100).catch(""), table: z.literal(["", "1"]).catch("") });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const [reader, person] = await Promise.all([
    requireReader(request, cohortId, ["lead"], { bySection: true }),
    requirePerson(request),
  ]);
  const { with: otherId, table } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [kept, others] = await Promise.all([findWeekFigures(reader), listOtherCohorts(person, cohortId)]);
  const other = others.find(({ id }) => id === otherId) ?? null;
  const keptOther = other && (await findWeekFigures(await requireReader(request, other.id, ["lead"])));
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    others,
    figures: kept && pageData(kept.figures),
    madeAt: kept && sayMoment(kept.madeAt),
    hasTable: table === "1",
    other: other && { id: other.id, name: other.name, figures: keptOther && pageData(keptOther.figures) },
  };
}

const SKILL_ROWS = SKILL_IDS.map((id) => ({ id, title: SKILLS[id] }));

const SHARES: readonly { readonly id: WeekShare; readonly title: string; readonly about: string }[] = [
  { id: "passed", title: "Scored attempts passed", about: "of all scored attempts" },
  { id: "found", title: "Issues found", about: `of all issues in scored ${DECISION} submissions` },
  { id: "refused", title: "Flawed changes rejected", about: "of first verdicts on flawed changes" },
  { id: "falseAlarms", title: "Clean changes rejected", about: "of first verdicts on clean changes" },
];

export default function CohortOverTime() {
  const { cohortId, name, sections, others, figures, madeAt, hasTable, other } = useLoaderData<typeof loader>();
  const lines = useMemo(() => {
    const cohorts = [{ name, figures }, ...(figures && other ? [other] : [])];
    return cohorts.flatMap((one) =>
      one.figures ? [{ name: one.name, ...one.figures, weeks: unpackWeeks(one.figures.weeks) }] : [],
    );
  }, [name, figures, other]);
  const kinds = KIND_IDS.filter((kind) => lines.some(({ weeks }) => weeks.some(({ sure }) => sure[kind])));
  const isComparing = lines.length > 1;
  return (
    <Page width="wide">
      <PageHead
        title={
          <>
            <bdi>{name}</bdi> over time
          </>
        }
        lead={
          figures && !figures.isEmpty ? (
            <>
              By week, since the first submission. A band shows a 95% interval; weeks in which fewer than 8 learners
              answered have neither a band nor a d′. Figures were calculated on {madeAt}, and are updated at most once
              every 15 minutes.
            </>
          ) : undefined
        }
      />
      <CohortTabs cohortId={cohortId} isLead sections={sections} />
      {figures === null ? (
        <Notice title={`The first figures for this ${groupOf(sections)} are being calculated.`}>
          This takes about a minute. Then reload the page.
        </Notice>
      ) : figures.isEmpty ? (
        <Notice title="No learner has submitted anything yet.">
          Figures appear here after the first graded submission, with one point per week.
        </Notice>
      ) : (
        <>
          {others.length > 0 && (
            <Form method="get" className="search-line mb-4" key={other?.id ?? ""}>
              <Field label="Compare with">
                {(control) => (
                  <select name="with" defaultValue={other?.id ?? ""} {...control}>
                    <option value="">no other cohort</option>
                    {others.map(({ id, name: called }) => (
                      <option key={id} value={id}>
                        {called}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              {hasTable && <input type="hidden" name="table" value="1" />}
              <Button type="submit">Compare</Button>
              {other && <Link to={`/cohorts/${other.id}/weeks`}>Open that cohort</Link>}
            </Form>
          )}
          {other && !isComparing && (
            <Notice title="The other cohort’s figures are being calculated.">Reload the page in a minute.</Notice>
          )}
          {isComparing && (
            <p className="prose mb-4">
              Both cohorts start in week 1, the week of their first submission:{" "}
              <span className="weeks-key">
                <bdi>{name}</bdi>
              </span>{" "}
              is the solid line,{" "}
              <span className="weeks-key other">
                <bdi>{other!.name}</bdi>
              </span>{" "}
              is the dashed one.
            </p>
          )}
          <Charts lines={lines} shares={SHARES} kinds={kinds} />
          <Part id="skills" title="Skills" about="scored attempts passed, by week, and learners who have the skill">
            <ChangeLines
              title="Skills over time"
              head="Skill"
              rows={SKILL_ROWS}
              lines={lines.map((line) => ({ name: line.name, rows: line.skills }))}
            />
          </Part>
          <Part id="missed" title="Most-missed defects" about={`issues missed in scored ${DECISIONS}, by week`}>
            <ChangeLines
              title="Missed defects over time"
              head="Class"
              rows={mostMissed(figures.missed)}
              lines={lines.map((line) => ({ name: line.name, rows: line.missed }))}
            />
          </Part>
          <Part id="table" title="All weeks" about="newest first">
            {hasTable ? (
              lines.map((line) => (
                <WeeksTable
                  key={line.name}
                  name={isComparing ? line.name : null}
                  weeks={line.weeks}
                  shares={SHARES}
                  kinds={kinds}
                />
              ))
            ) : (
              <ButtonLink to={`?with=${other?.id ?? ""}&table=1#table`}>Show the figures for each week</ButtonLink>
            )}
          </Part>
        </>
      )}
    </Page>
  );
}

/** All defect classes, sorted by the share that the cohort missed, the highest first. */
function mostMissed(missed: Readonly<Record<DefectClass, Row>>) {
  const shareOf = (id: DefectClass) => {
    const { change } = missed[id];
    return change ? (change.before.of + change.recent.of) / (change.before.all + change.recent.all) : -1;
  };
  const inOrder = [...DEFECT_CLASS_IDS].sort((one, other) => shareOf(other) - shareOf(one));
  return inOrder.map((id) => ({ id, title: id }));
}
