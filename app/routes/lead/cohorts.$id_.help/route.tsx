import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireReader } from "~/accounts/reading/require-reader.server";
import type { Share } from "~/cohort/counts/shares";
import { HELP_RULES, type HelpRule, type HelpSettings } from "~/cohort/help/help";
import { getCohortHelp } from "~/cohort/help/help.server";
import { findHelpRecord } from "~/cohort/help/help-record.server";
import { OUTCOME_DAYS } from "~/cohort/help/rule-record";
import { countAnswered, countWaits, listDisputes } from "~/review/queue/waits.server";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { sayDay } from "~/ui/say-day";
import { CohortTabs, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { percent, percents } from "~/ui/state-mark";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { Row, sayNeedy } from "./help-row";
import { DISPUTES_SIZE, Disputes, Waits } from "./waits";
import "./help.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Needs attention in ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const SIZE = 50;
const PageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);
/** The page number in the list of learners, and the page number in the list of disputed results. */
const SearchSchema = z.object({ page: PageSchema, disputes: PageSchema });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"], { bySection: true });
  const { name, stuckTries, quietDays } = reader.rules;
  const { page, disputes: disputesPage } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const [help, record, waits, answered, disputes] = await Promise.all([
    getCohortHelp(reader, { now, from: (page - 1) * SIZE, count: SIZE }),
    findHelpRecord(reader),
    countWaits(reader, now),
    countAnswered(reader, now),
    listDisputes(reader, { from: (disputesPage - 1) * DISPUTES_SIZE, count: DISPUTES_SIZE }),
  ]);
  return {
    cohortId,
    name,
    sections: reader.choice,
    page,
    stuckTries,
    quietDays,
    ...help,
    waits: waits.map((one) => ({ ...one, since: sayDay(new Date(one.day)) })),
    answered,
    disputes: {
      rows: disputes.rows.map(({ at, ...one }) => ({ ...one, on: sayDay(at) })),
      total: disputes.total,
      page: disputesPage,
    },
    records: record?.records ?? null,
    madeAt: record && `${sayDay(record.madeAt)}, ${record.madeAt.toISOString().slice(11, 16)} UTC`,
  };
}

/** Describes a rule, with this cohort's settings. */
const sayRule = (rule: HelpRule, { stuckTries, quietDays }: HelpSettings): string =>
  ({
    missed:
      "The learner had a required assignment due in the last four weeks and hasn’t handed in all of it. Late submissions count as handed in.",
    stuck: `The latest ${stuckTries} attempts at an exercise in the last four weeks made no progress: none passed, and none scored more than 5 points above the first of these attempts.`,
    quiet: `The learner has handed in nothing for ${counted(quietDays, "day")}.`,
    trust:
      "The learner’s review verdicts show a bias: the 95% interval of that bias (the criterion) excludes 0. This needs at least 5 flawed and 5 clean changes.",
  })[rule];

const NOT_YET: Share = { of: 0, all: 0, interval: null };

const RULE_WORDS: Readonly<Record<HelpRule, string>> = {
  missed: "Missed assignments",
  stuck: "Stuck",
  quiet: "No submission",
  trust: "Trusts AI work too much or too little",
};

export default function Help() {
  const { cohortId, name, sections, page, learners, total, needy, waits, answered, disputes, ...rules } =
    useLoaderData<typeof loader>();
  const { records, madeAt, stuckTries, quietDays } = rules;
  return (
    <Page>
      <PageHead
        title={sayNeedy(total)}
        lead={
          <>
            Of {counted(learners, "learner")} in {sections.chosen !== null && "this section of "}
            <bdi>{name}</bdi>, based only on what they handed in. Matching a rule is a reason to check on someone, not a
            verdict.
          </>
        }
      />
      <CohortTabs cohortId={cohortId} isLead sections={sections} />
      {total === 0 ? (
        <Notice
          title="No learner matches any of the rules."
          actions={<ButtonLink to={`/cohorts/${cohortId}/settings`}>Change the rules</ButtonLink>}
        >
          {learners === 0
            ? `This ${groupOf(sections)} has no learners yet.`
            : "Learners who match a rule are listed here, with the reason."}
        </Notice>
      ) : (
        <ul className="rows no-gutter needy">
          {needy.map((learner) => (
            <Row key={learner.id} cohortId={cohortId} {...learner} />
          ))}
        </ul>
      )}
      <Pager what="learners" page={page} size={SIZE} total={total} />
      <Waits days={waits} answered={answered} />
      <Disputes cohortId={cohortId} {...disputes} />
      <Part
        id="rules"
        title="The rules and how well they predict"
        about={<Link to={`/cohorts/${cohortId}/settings`}>Change rules</Link>}
      >
        <p className="prose">
          For each rule, the table shows the share of learners in the whole cohort who had no scored pass in the{" "}
          {OUTCOME_DAYS} days after a check: first among those whom the rule listed, then among all others. The checks
          are {OUTCOME_DAYS} days apart, and each uses only what was known on that day. The 95% interval is in brackets.
          {madeAt ? ` Counted on ${madeAt}.` : " We are calculating this. Reload the page in a minute."}
        </p>
        <table className="data stack figures">
          <caption className="vh">Results of each rule</caption>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Listed</th>
              <th scope="col">Others</th>
            </tr>
          </thead>
          <tbody>
            {(records ?? HELP_RULES.map((rule) => ({ rule, named: NOT_YET, others: NOT_YET }))).map(
              ({ rule, named, others }) => (
                <tr key={rule}>
                  <th scope="row">
                    {RULE_WORDS[rule]}
                    <span className="hint">{sayRule(rule, { stuckTries, quietDays })}</span>
                  </th>
                  <td data-head="listed">{sayShare(named)}</td>
                  <td data-head="others">{sayShare(others)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </Part>
    </Page>
  );
}

function sayShare({ of, all, interval }: Share): string {
  if (interval === null) return "no one yet";
  const [low, high] = interval;
  return `${of} of ${all}: ${percent(of / all)} (${percents([low, high])})`;
}
