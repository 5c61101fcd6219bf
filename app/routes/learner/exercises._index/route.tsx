import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { type Listing, listExercisesFor } from "~/catalogue/catalogue.server";
import { type Filter, parseFilter } from "~/catalogue/filter";
import { findLesson } from "~/catalogue/lessons/lessons.server";
import { plainWords } from "~/catalogue/search";
import { readSearched } from "~/catalogue/search.server";
import { getStates } from "~/cohort/counts/states.server";
import { findNext } from "~/cohort/own/next-exercise.server";
import { listTracksOf, type OwnTrack } from "~/cohort/tracks/read.server";
import { counted } from "~/ui/counted";
import { Page } from "~/ui/shell/page";
import { describeList } from "./list.server";
import { Find, Rail } from "./rail";
import { Nothing, Results } from "./results";
import "./exercises.css";

export const meta: MetaFunction = () => [{ title: "Exercises · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [states, listings] = await Promise.all([getStates(person), listExercisesFor(person)]);
  const own = await listTracksOf(person, listings);
  const filter = parseFilter(new URL(request.url).searchParams, new Map(own.map(({ id, title }) => [id, title])));
  const searched = filter.q ? await readSearched(listings) : null;
  const items = inOrderOf(filter, own, listings).map((listing) => {
    const within = own.filter((track) => track.items.includes(listing));
    const words = searched?.get(listing.slug)?.words;
    return {
      ...listing,
      state: states[listing.slug] ?? "new",
      words: words && words + within.map(({ title }) => plainWords(title)).join(""),
      leadTracks: within.map(({ id }) => id),
    };
  });
  const proseOf = (slug: string) => searched?.get(slug)?.prose ?? "";
  const list = describeList(items, filter, proseOf);
  const isAll = list.chips.length === 0 && filter.q === "" && filter.page === 1;
  const [lesson, next] = await Promise.all([findLessonFor(filter), isAll ? findNext(person, states) : null]);
  return { ...list, lesson, next: next && { slug: next.slug, title: next.title, why: next.why } };
}

/** The exercises in the order of Onramp's tracks, or of a lead's track if only that track is chosen. */
function inOrderOf({ track }: Filter, own: readonly OwnTrack[], listings: readonly Listing[]): readonly Listing[] {
  const chosen = track.length === 1 ? own.find(({ id }) => id === track[0]) : undefined;
  return chosen ? [...chosen.items, ...listings.filter((one) => !chosen.items.includes(one))] : listings;
}

/** The lesson about the only class or kind that the learner filters by. Reveals no more than the filter does. */
async function findLessonFor({ class: classes, kind: kinds }: Filter) {
  const [id, ...others] = classes.length > 0 ? classes : kinds;
  const lesson = id && others.length === 0 ? await findLesson(id) : null;
  return lesson && { id: lesson.id, title: lesson.title, minutes: lesson.minutes };
}

export default function Exercises() {
  const { q, total, nothing, lesson, next, ...list } = useLoaderData<typeof loader>();
  return (
    <Page>
      <div className="exercises-head">
        <h1>Exercises</h1>
        <p className="meta">{counted(total, "realistic task")}</p>
        <Find q={q} />
      </div>
      <div className="exercises">
        <Rail facets={list.facets} minutes={list.minutes} sort={list.sort} active={list.chips.length} />
        <section aria-label="Results">
          {next && (
            <p className="meta mb-2">
              Next for you: <Link to={`/exercises/${next.slug}`}>{next.title}</Link>. {next.why}
            </p>
          )}
          {lesson && (
            <p className="meta mb-2">
              Lesson: <Link to={`/lessons/${lesson.id}`}>{lesson.title}</Link>, {lesson.minutes} min
            </p>
          )}
          {nothing ? <Nothing {...nothing} chips={list.chips} /> : <Results {...list} />}
        </section>
      </div>
    </Page>
  );
}
