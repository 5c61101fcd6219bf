import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findProgramme } from "~/accounts/cohorts/programme-door.server";
import { findCohorts, notFound, requireProgrammeLead } from "~/accounts/guards.server";
import { listPublished } from "~/cohort/published/published.server";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { CohortsHeat } from "./heat";
import { rowOf, sumUp } from "./rows";
import { StepsTable } from "./steps-table";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.name ?? "Programme")} · Onramp` },
];

const SIZE = 50;
const SearchSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const programmeId = params.id ?? "";
  const person = await requireProgrammeLead(request, programmeId);
  const programme = await findProgramme(programmeId);
  if (!programme) throw notFound();
  const { page } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { name, cohorts } = programme;
  const [published, own] = await Promise.all([listPublished(cohorts.map(({ id }) => id)), findCohorts(person)]);
  const taught = new Set(own.flatMap(({ id, role }) => (role === "learner" ? [] : [id])));
  const rows = cohorts.slice((page - 1) * SIZE, page * SIZE).map(({ id, name, isOpen }) => {
    const to = isOpen || person.isAdmin || taught.has(id) ? `/cohorts/${id}` : null;
    return rowOf(
      { id, name, to, about: isOpen ? null : "its lead hasn’t given access to its reports" },
      published.get(id),
    );
  });
  return {
    name,
    page,
    rows,
    total: cohorts.length,
    isAdmin: person.isAdmin,
    /** Whether no cohort has figures yet, on any page of the list. */
    isComing: published.size === 0,
    ...sumUp([...published.values()]),
  };
}

export default function Programme() {
  const { name, page, rows, total, isAdmin, isComing, totals, skills } = useLoaderData<typeof loader>();
  const learners = totals.joined;
  return (
    <Page width="wide">
      <PageHead
        title={<bdi>{name}</bdi>}
        lead={
          <>
            {counted(total, "cohort")}
            {learners &&
              `, ${counted(learners.count, "learner")} in the ${learners.of === 1 ? "one" : learners.of} that can be shown`}
            . You see figures for groups, never for individuals.
          </>
        }
      />
      {total === 0 ? (
        <Notice
          title="This programme has no cohorts yet."
          actions={isAdmin && <ButtonLink to="/admin/programmes">Add cohorts</ButtonLink>}
        >
          {isAdmin ? "Each cohort will have a row here." : "An admin adds cohorts. Each cohort will have a row here."}
        </Notice>
      ) : rows.length === 0 ? (
        <Notice
          title="This page is past the end of the list."
          actions={<ButtonLink to="?">Go to the first page</ButtonLink>}
        />
      ) : (
        <>
          <Part id="skills" title="Skills: learners who have demonstrated them" about="cohorts sorted by name">
            {skills.length === 0 ? (
              <p className="prose">
                {isComing
                  ? "The first figures are being calculated."
                  : "No learner has demonstrated a skill yet, or the figures are hidden for privacy."}{" "}
                A skill appears once at least 5 learners in a cohort have demonstrated it and at least 5 haven’t.
              </p>
            ) : (
              <CohortsHeat rows={rows} skills={skills} totals={totals} />
            )}
          </Part>
          <Part id="steps" title="Progress and trust">
            <StepsTable rows={rows} totals={totals} />
          </Part>
          <Pager what="cohorts" page={page} size={SIZE} total={total} />
          <Rules />
        </>
      )}
    </Page>
  );
}

/** Explains what the page shows and hides, so that readers don't overinterpret a figure. */
export const Rules = () => (
  <Part id="rules" title="What this page shows and hides">
    <ul className="prose list-disc pl-5">
      <li>
        This page hides figures that count fewer than 5 learners or leave out fewer than 5. It also hides a figure that
        differs by fewer than 5 learners from a larger figure that includes it.
      </li>
      <li>
        A figure is updated once it has changed for at least 5 learners (1% in cohorts of more than 500). Until then it
        stays the same, so it may be slightly out of date.
      </li>
      <li>“Total” adds up the figures shown and leaves out hidden ones.</li>
      <li>
        A learner in two cohorts is counted in both. A cohort that shares most of its learners with others may be hidden
        completely.
      </li>
      <li>
        Trust shows how well learners tell flawed changes from clean ones (d′): 0 is no better than a coin toss. It
        appears, to one decimal place, once at least 8 learners have given verdicts.
      </li>
      <li>You can’t choose a date range, and no times are shown.</li>
    </ul>
  </Part>
);
