import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { findBehind } from "~/cohort/items/behind.server";
import { listHandIns } from "~/cohort/overview/hand-ins.server";
import { KIND_NAMES } from "~/kinds/cards";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { FilterSelect } from "~/ui/forms/filter-select";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { sayDay } from "~/ui/say-day";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { HandInsTable } from "./hand-ins-table";
import { pathOf, sayFilter } from "./search";
import { type Search, SearchSchema } from "./search.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Submissions in ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const SIZE = 50;
export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const { page, back, of, ...filter } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  // If the URL names a learner, the section chosen in this browser doesn't apply, because the learner may be in another
  // section.
  const bySection = filter.learner === undefined;
  const reader = await requireReader(request, cohortId, ["mentor", "lead"], { bySection });
  const among = await findAmong(reader, filter);
  const found = await listHandIns(reader, { ...filter, among }, { from: (page - 1) * SIZE, count: SIZE });
  const learner = (await reader.named()).find(({ id }) => id === filter.learner);
  return {
    cohortId,
    name: reader.rules.name,
    sections: bySection ? reader.choice : { all: [], chosen: null },
    isLead: reader.isLead,
    page,
    total: found.total,
    filter,
    title: filter.slug ? titleOf(filter.slug) : null,
    who: learner?.name ?? null,
    // Accepts only a query, because a full URL could lead anywhere.
    backTo: `/cohorts/${cohortId}${pathOf(of, filter.slug)}${back && `?${new URLSearchParams(back)}`}`,
    kept: { ...filter, back, of },
    rows: found.rows.map(({ on, ...row }) => ({ ...row, on: sayDay(on) })),
  };
}

/**
 * The submissions that are counted in a figure about one part of an exercise, or about one place in it. Undefined if
 * the URL specifies neither.
 */
async function findAmong(
  reader: CohortReader,
  { slug, revision: revisionId, part, credit, place }: Omit<Search, "page" | "back" | "of">,
): Promise<string[] | undefined> {
  if (!slug || !revisionId) return undefined;
  if (place !== undefined) return findBehind(reader, { slug, revisionId, place });
  return part && credit ? findBehind(reader, { slug, revisionId, part, credit }) : undefined;
}

export default function HandIns() {
  const { cohortId, name, sections, isLead, page, total, filter, title, who, backTo, kept, rows } =
    useLoaderData<typeof loader>();
  const hidden = Object.entries(kept).filter(
    ([field, value]) => value !== undefined && value !== "" && !["kind", "status", "counting"].includes(field),
  );
  return (
    <Page>
      <PageHead
        title={counted(total, "submission")}
        lead={
          <>
            In <bdi>{name}</bdi>, <bdi>{sayFilter(filter, who, title)}</bdi>. Only graded submissions, newest first.
          </>
        }
        actions={<ButtonLink to={backTo}>Back to the table</ButtonLink>}
      />
      <CohortTabs cohortId={cohortId} isLead={isLead} sections={sections} />
      <Form method="get" className="search-line" role="search" key={JSON.stringify(kept)}>
        {hidden.map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <FilterSelect label="Kind" name="kind" value={filter.kind} options={Object.entries(KIND_NAMES)} />
        <FilterSelect
          label="Result"
          name="status"
          value={filter.status}
          options={[
            ["passed", "passed"],
            ["failed", "not yet passed"],
            ["errored", "didn’t run"],
          ]}
        />
        <FilterSelect label="Attempts" name="counting" value={filter.counting} options={[["yes", "scored attempts"]]} />
        <Button type="submit">Show</Button>
      </Form>
      {rows.length === 0 ? (
        total === 0 && (
          <Notice
            title="No submissions match."
            actions={<ButtonLink to={`/cohorts/${cohortId}/work`}>Show all submissions</ButtonLink>}
          >
            Remove a filter above, or show all.
          </Notice>
        )
      ) : (
        <HandInsTable rows={rows} />
      )}
      <Pager what="submissions" page={page} size={SIZE} total={total} />
    </Page>
  );
}
