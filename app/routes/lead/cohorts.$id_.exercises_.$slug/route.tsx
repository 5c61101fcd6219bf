import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { countOwnParts, type OwnParts } from "~/cohort/items/behind.server";
import { findItem, findOwnShare } from "~/cohort/items/items.server";
import { readPlaceLines } from "~/cohort/items/place-lines.server";
import { cardOf } from "~/kinds/cards";
import { KINDS } from "~/kinds/registry";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { sayFullDay, sayMoment } from "~/ui/say-day";
import { CohortTabs, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";

import { Flags } from "./flags";
import { Model } from "./model";
import { PartsTables } from "./parts-tables";
import { Places } from "./places";
import { Revisions } from "./revisions";
import { Shares } from "./shares";
import { Tries } from "./tries";
import "./item.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "An exercise"} in ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const NOBODY: OwnParts = { parts: {}, places: [] };
const SearchSchema = z.object({ back: z.string().max(200).catch("") });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"], { bySection: true });
  const found = await findItem(reader, params.slug ?? "");
  if (!found) throw notFound();
  const { back } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { figures, madeAt, ...item } = found;
  const revisionId = figures?.revisionId ?? null;
  const places = figures?.places ?? [];
  const [own, ownParts, lines] =
    revisionId === null
      ? [{ of: 0, all: 0 }, NOBODY, []]
      : await Promise.all([
          findOwnShare(reader, revisionId),
          countOwnParts(reader, { slug: item.slug, revisionId, places }),
          readPlaceLines(revisionId, places),
        ]);
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    ...item,
    figures,
    own,
    ownParts,
    lines,
    hasPlaces: KINDS[item.kind].can.change !== undefined,
    madeAt: madeAt && sayMoment(madeAt),
    // Accepts only a query, because a full URL could lead anywhere.
    backTo: `/cohorts/${cohortId}/exercises${back && `?${new URLSearchParams(back)}`}`,
    back,
  };
}

export default function Exercise() {
  const {
    cohortId,
    name,
    sections,
    slug,
    title,
    kind,
    figures,
    madeAt,
    backTo,
    back,
    flags,
    disputes,
    own,
    ownParts,
    lines,
    hasPlaces,
    ...rest
  } = useLoaderData<typeof loader>();
  const revision = figures?.revisions.find(({ id }) => id === figures.revisionId);
  const isOlder = figures !== null && figures.revisions[0]?.id !== figures.revisionId;
  const group = groupOf(sections);
  /** The URL of the submissions behind a figure: this cohort's or section's first attempts at the revision. */
  const to = (more: Record<string, string> = {}) =>
    `/cohorts/${cohortId}/work?${new URLSearchParams({ slug, revision: figures?.revisionId ?? "", first: "yes", counting: "yes", ...more, back: back && new URLSearchParams({ back }).toString(), of: "exercise" })}`;
  return (
    <Page width="wide">
      <PageHead
        title={title}
        lead={
          <>
            {cardOf(kind).name}. The figures cover first attempts without hints: by everyone in this installation, and
            by {group === "section" && "this section of "}
            <bdi>{name}</bdi> alone. The {group}’s numbers link to its submissions.
            {madeAt && <> As of {madeAt}, updated at most once every 15 minutes.</>}
            {revision && (
              <>
                {" "}
                The figures are for the revision of {sayFullDay(revision.since)}
                {isOlder && ", because too few people have attempted the newest one"}.
              </>
            )}
          </>
        }
        actions={<ButtonLink to={backTo}>Back to all exercises</ButtonLink>}
      />
      <CohortTabs cohortId={cohortId} isLead sections={sections} />
      <Flags
        flags={flags}
        disputes={disputes}
        figures={figures}
        item={rest.item}
        common={rest.model?.discrimination ?? null}
      />
      {figures === null ? (
        madeAt === null ? (
          <Notice title="The first figures are being calculated.">
            This takes about a minute. Then reload the page.
          </Notice>
        ) : (
          <Notice title="Fewer than 5 people have attempted this exercise.">
            Results appear once at least 5 people have handed in this exercise without a hint.
          </Notice>
        )
      ) : (
        <>
          <Part id="hard" title="How hard this exercise is" about="first attempts, without hints">
            <Shares figures={figures} item={rest.item} own={own} group={group} to={to} />
          </Part>
          <Part
            id="apart"
            title="How well this exercise separates stronger from weaker learners"
            about="compared with their other exercises"
          >
            <Model model={rest.model} item={rest.item} complete={rest.complete} />
          </Part>
          <PartsTables kind={kind} parts={figures.parts} own={ownParts.parts} group={group} to={to} />
          {hasPlaces && (
            <Part
              id="places"
              title="Correct code that was marked as wrong"
              about="marked by at least two people, most frequent first"
            >
              <Places
                people={figures.people}
                places={figures.places}
                own={ownParts.places}
                group={group}
                lines={lines}
                to={to}
              />
            </Part>
          )}
          <Part id="tries" title="Attempts and hints" about="scored or not">
            <Tries tries={figures.tries} hints={figures.hints} people={figures.people} />
          </Part>
          <Part
            id="revisions"
            title="Revisions"
            about="a new revision starts when the key, the tests or the texts change"
          >
            <Revisions revisions={figures.revisions} chosen={figures.revisionId} />
          </Part>
        </>
      )}
    </Page>
  );
}
