import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { mayUpload } from "~/accounts/cohorts/uploaders.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { FLAG_IDS, FLAG_WORDS, sayFlagged } from "~/cohort/items/flags";
import { listItems } from "~/cohort/items/items.server";
import { sayModel } from "~/cohort/items/say-model";
import { KIND_IDS, KIND_NAMES } from "~/kinds/cards";
import { Button, ButtonLink } from "~/ui/button";
import { Figures } from "~/ui/charts/figure-link";
import { counted } from "~/ui/counted";
import { FilterSelect } from "~/ui/forms/filter-select";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { sayMoment } from "~/ui/say-day";
import { CohortTabs, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { ItemsTable } from "./items-table";
import { SORTS, saySort, sortItems } from "./sort";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Exercises for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const SIZE = 50;
const SORT_OPTIONS = SORTS.map((sort) => [sort, saySort(sort)] as const);
const SearchSchema = z.object({
  kind: z.enum(KIND_IDS).optional().catch(undefined),
  flag: z
    .enum(["any", ...FLAG_IDS])
    .optional()
    .catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"], { orProgramme: true, bySection: true });
  const { page, ...filter } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { rows, madeAt, model } = await listItems(reader);
  const found = rows.filter(
    ({ kind, flags }) =>
      (!filter.kind || kind === filter.kind) &&
      (!filter.flag || (filter.flag === "any" ? flags.length > 0 : flags.includes(filter.flag))),
  );
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    isOutside: reader.isOutside,
    mayUpload: !reader.isOutside && (await mayUpload(reader.person, cohortId)),
    filter,
    page,
    total: found.length,
    all: rows.length,
    flagged: rows.filter(({ flags }) => flags.length > 0).length,
    known: rows.filter(({ figures }) => figures !== null).length,
    rows: (filter.sort ? sortItems(found, filter.sort) : found).slice((page - 1) * SIZE, page * SIZE),
    madeAt: madeAt && sayMoment(madeAt),
    model: sayModel(model),
  };
}

export default function Exercises() {
  const { cohortId, name, sections, isOutside, mayUpload, filter, page, total, all, flagged, known, rows, ...made } =
    useLoaderData<typeof loader>();
  const { madeAt, model } = made;
  const group = groupOf(sections);
  const back = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined)).toString();
  return (
    <Page width="wide">
      <PageHead
        title={sayFlagged(flagged, known)}
        actions={mayUpload && <ButtonLink to={`/cohorts/${cohortId}/uploads`}>Own exercises</ButtonLink>}
        lead={
          <>
            How well each exercise works, based on first attempts without hints. An exercise is the same for every
            cohort, so the figures cover <strong>everyone in this installation</strong>. The column “This {group}” shows{" "}
            {group === "section" && "this section of "}
            <bdi>{name}</bdi> alone.
            {madeAt && <> The figures were calculated on {madeAt}, and are updated at most once every 15 minutes.</>}
          </>
        }
      />
      <CohortTabs cohortId={cohortId} isLead isOutside={isOutside} sections={sections} />
      {all === 0 ? (
        <Notice title="No exercises are available.">No data yet. Results appear after the first submission.</Notice>
      ) : madeAt === null ? (
        <Notice title="The first figures are being calculated.">
          This takes about a minute. Then reload the page.
        </Notice>
      ) : (
        <Part
          id="all"
          title={counted(total, "exercise")}
          about={filter.sort ? saySort(filter.sort) : "problems first, then by title"}
        >
          <Form method="get" className="search-line" role="search" key={back}>
            <FilterSelect label="Kind" name="kind" value={filter.kind} options={Object.entries(KIND_NAMES)} />
            <FilterSelect
              label="Needs checking"
              name="flag"
              value={filter.flag}
              options={[["any", "for any reason"], ...Object.entries(FLAG_WORDS)]}
            />
            <FilterSelect
              label="Sort by"
              name="sort"
              value={filter.sort}
              options={SORT_OPTIONS}
              none="problems first"
            />
            <Button type="submit">Show</Button>
          </Form>
          {rows.length === 0 ? (
            total === 0 && (
              <Notice
                title="No exercises match."
                actions={<ButtonLink to={`/cohorts/${cohortId}/exercises`}>Show all exercises</ButtonLink>}
              >
                Remove a filter above, or show all.
              </Notice>
            )
          ) : (
            <Figures areOpen={!isOutside}>
              <ItemsTable cohortId={cohortId} group={group} back={back} sort={filter.sort} rows={rows} />
            </Figures>
          )}
          <Pager what="exercises" page={page} size={SIZE} total={total} />
          <p className="hint mt-2">
            Bars show the 95% interval of a share. How well an exercise separates stronger from weaker learners
            (discrimination) is similar for most exercises; below 0, weaker learners do better. {model} A flag is a
            reason to check the exercise, not proof of a problem.{" "}
            {!isOutside && <Link to={`/cohorts/${cohortId}/work?counting=yes`}>All scored submissions</Link>}
          </p>
        </Part>
      )}
    </Page>
  );
}
