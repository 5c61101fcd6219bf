import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findCohorts, requirePerson } from "~/accounts/guards.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import type { OverTime, WeekShare } from "~/cohort/weeks/weeks";
import { findWeekFigures } from "~/cohort/weeks/weeks.server";
import { DECISION } from "~/kinds/cards";
import { Button } from "~/ui/button";
import { figure } from "~/ui/charts/interval-plot";
import { CohortTabs, groupOf } from "~/ui/cohort-tabs";
import { Field } from "~/ui/forms/field";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/page";
import { sayDay, sayMoment } from "~/ui/say-day";
import { percent } from "~/ui/state-mark";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { BarsChart } from "./bars-chart";
import { LineChart } from "./line-chart";
import { dPrimeOn, shareOn, ticksAround } from "./points";
import { SkillLines } from "./skill-lines";
import { WeeksTable } from "./weeks-table";
import "./weeks.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.name ?? "A cohort")} over time · Onramp` },
];

/** `with` is the id of another cohort to compare with. The reader must lead that cohort, too. */
const SearchSchema = z.object({ with: z.string().max(100).catch("") });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const [reader, person] = [
    await requireReader(request, cohortId, ["lead"], { bySection: true }),
    await requirePerson(request),
  ];
  const { with: otherId } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const others = (await findCohorts(person)).filter(({ id, role }) => role === "lead" && id !== cohortId);
  const other = others.find(({ id }) => id === otherId) ?? null;
  const [kept, keptOther] = await Promise.all([
    findWeekFigures(reader),
    other && findWeekFigures(await requireReader(request, other.id, ["lead"])),
  ]);
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    others: others.map(({ id, name }) => ({ id, name })),
    figures: kept && sayWeeks(kept.figures),
    madeAt: kept && sayMoment(kept.madeAt),
    other: other && { id: other.id, name: other.name, figures: keptOther && sayWeeks(keptOther.figures) },
  };
}

const sayWeeks = ({ weeks, skills }: OverTime) => ({
  weeks: weeks.map((one) => ({ ...one, from: sayDay(new Date(one.week)) })),
  skills,
});

const SHARES: readonly { readonly id: WeekShare; readonly title: string; readonly about: string }[] = [
  { id: "passed", title: "Scored attempts passed", about: "of all scored attempts" },
  { id: "found", title: "Issues found", about: `of all issues in scored ${DECISION} submissions` },
  { id: "refused", title: "Flawed changes stopped", about: "of first verdicts on flawed changes" },
  { id: "falseAlarms", title: "Clean changes stopped", about: "of first verdicts on clean changes" },
];

export default function CohortOverTime() {
  const { cohortId, name, sections, others, figures, madeAt, other } = useLoaderData<typeof loader>();
  const lines = [
    { name, ...(figures ?? { weeks: [], skills: [] }) },
    ...(other?.figures ? [{ name: other.name, ...other.figures }] : []),
  ];
  const dPrimes = lines.map((line) => ({ ...line, points: line.weeks.map(dPrimeOn) }));
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
          figures && figures.weeks.length > 0 ? (
            <>
              By week, since the first submission. A band shows a 95% interval; weeks in which fewer than 8 learners
              answered have none, and no d′. Figures were calculated on {madeAt}, and are updated at most every 15
              minutes.
            </>
          ) : undefined
        }
      />
      <CohortTabs cohortId={cohortId} isLead sections={sections} />
      {figures === null ? (
        <Notice title={`The first figures for this ${groupOf(sections)} are being calculated.`}>
          This takes about a minute. Reload the page after that.
        </Notice>
      ) : figures.weeks.length === 0 ? (
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
              <Button type="submit">Compare</Button>
              {other && <Link to={`/cohorts/${other.id}/weeks`}>Open that cohort</Link>}
            </Form>
          )}
          {other && !isComparing && (
            <Notice title="The other cohort’s figures are being calculated.">Reload the page in a minute.</Notice>
          )}
          {isComparing && (
            <p className="prose mb-4">
              Both start in week 1, the week of their first submission:{" "}
              <span className="weeks-key">
                <bdi>{name}</bdi>
              </span>{" "}
              with a solid line,{" "}
              <span className="weeks-key other">
                <bdi>{other!.name}</bdi>
              </span>{" "}
              with a dashed one.
            </p>
          )}
          <div className="week-charts">
            <Part id="work" title="Submissions" about="and learners who submitted something">
              <BarsChart lines={lines} />
            </Part>
            {SHARES.map(({ id, title, about }) => (
              <Part key={id} id={id} title={title} about={about}>
                <LineChart
                  title={title}
                  ticks={[0, 0.5, 1]}
                  sayTick={percent}
                  lines={lines.map((line) => ({ ...line, points: line.weeks.map(shareOn(id)) }))}
                />
              </Part>
            ))}
            <Part
              id="d-prime"
              title="Telling flawed from clean changes"
              about="d′ of first verdicts, in weeks with enough of them"
            >
              <LineChart
                title="How well learners tell flawed from clean changes (d′)"
                ticks={ticksAround(dPrimes.flatMap(({ points }) => points))}
                sayTick={(value) => figure(value, 0)}
                lines={dPrimes}
              />
            </Part>
          </div>
          <Part id="skills" title="Skills" about="scored attempts passed, by week">
            <SkillLines lines={lines} />
          </Part>
          <Part id="table" title="All weeks" about="newest first">
            {lines.map((line) => (
              <WeeksTable key={line.name} name={isComparing ? line.name : null} weeks={line.weeks} shares={SHARES} />
            ))}
          </Part>
        </>
      )}
    </Page>
  );
}
