import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findPerson, notFound } from "~/accounts/guards.server";
import { hasWalkthrough, listExercises } from "~/catalogue/catalogue.server";
import { findLesson } from "~/catalogue/lessons/lessons.server";
import { recommendLessons } from "~/cohort/own/missed.server";
import { cardOf } from "~/kinds/cards";
import { DEFECT_CLASSES } from "~/kinds/defect-classes";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Page, PageHead } from "~/ui/shell/page";
import { dress } from "~/ui/text/dress.server";
import { DressContext, Prose } from "~/ui/text/dressed";
import { Example } from "./example";
import "~/ui/workspace/workspace.css";
import "./lesson.css";

export const handle: PageHandle = { within: "/learn" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Lessons · Onramp` : "Lessons · Onramp" },
  ...(data ? [{ name: "description", content: data.summary }] : []),
];

/** Open to everyone. Stores nothing, because what someone reads is their own business. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [lesson, person] = await Promise.all([findLesson(params.id ?? ""), findPerson(request)]);
  if (!lesson) throw notFound();
  const { id, title, summary, minutes, about, sections, incidents, example, code, test, fixed } = lesson;
  const guided = "kind" in about && listExercises().find((one) => one.kind === about.kind && hasWalkthrough(one.slug));
  const recommended = person ? await recommendLessons(person) : [];
  const dressed = await dress({
    code: { "code.test.ts": test, "fixed.ts": fixed },
    prose: Object.fromEntries([
      ...sections.map(({ heading, text }) => [heading, text]),
      ...incidents.map(({ text }, i) => [`incident ${i}`, text]),
      ["lead", example.lead],
      ["after", example.after],
    ]),
  });
  return {
    id,
    title,
    summary,
    minutes,
    about,
    code,
    test,
    fixed,
    dressed,
    headings: sections.map(({ heading }) => heading),
    incidents: incidents.map(({ text: _, ...incident }) => incident),
    why: recommended.find((one) => one.id === id)?.why ?? null,
    guided: guided ? { slug: guided.slug, title: guided.title } : null,
    isSignedIn: person !== null,
  };
}

export default function LessonPage() {
  const { id, title, summary, minutes, about, why, headings, incidents, code, test, fixed, ...loaded } =
    useLoaderData<typeof loader>();
  const { dressed, guided, isSignedIn } = loaded;
  const [what, reason, how, own] = headings;
  return (
    <DressContext.Provider value={dressed}>
      <Page>
        <PageHead
          title={title}
          lead={
            <>
              {summary} {why && <b>{why}</b>}
            </>
          }
          actions={<ButtonLink to="/lessons">All lessons</ButtonLink>}
        />
        <p className="meta">
          Lesson · {minutes} min ·{" "}
          {"class" in about ? (
            <>
              <span className="tag">{about.class}</span> AI code that {DEFECT_CLASSES[about.class]}
            </>
          ) : (
            `for ${cardOf(about.kind).name.toLowerCase()} exercises`
          )}
        </p>
        <div className="lesson-cols">
          <div>
            <Section heading={what!} />
            <Section heading={reason!} />
          </div>
          <section className="part" aria-labelledby="incidents">
            <header>
              <h2 id="incidents">Real incidents</h2>
            </header>
            {incidents.map(({ title: name, when, sources }, i) => (
              <article key={name} className="incident">
                <h3>{name}</h3>
                <p className="hint">{when}</p>
                <Prose name={`incident ${i}`} text="" className="read prose" />
                <ul className="meta" aria-label={`Sources: ${name}`}>
                  {sources.map((source) => (
                    <li key={source.url}>
                      <a href={source.url} rel="noreferrer">
                        {source.title}
                      </a>
                    </li>
                  ))}
                </ul>
              </article>
            ))}
          </section>
        </div>
        <Example key={id} code={code} test={test} fixed={fixed} />
        <div className="lesson-cols">
          <Section heading={how!} />
          <div>
            <Section heading={own!} />
            <Practise about={about} guided={guided} isSignedIn={isSignedIn} />
          </div>
        </div>
      </Page>
    </DressContext.Provider>
  );
}

function Section({ heading }: { heading: string }) {
  const id = heading.toLowerCase().replaceAll(" ", "-");
  return (
    <section className="part" aria-labelledby={id}>
      <header>
        <h2 id={id}>{heading}</h2>
      </header>
      <Prose name={heading} text="" className="read prose" />
    </section>
  );
}

/** The links after a lesson: exercises of its kind, or of its class if the catalogue may reveal that class. */
function Practise({
  about,
  guided,
  isSignedIn,
}: {
  about: { kind: string } | { class: string };
  /** An exercise of this kind with a walkthrough. */
  guided: { slug: string; title: string } | null;
  isSignedIn: boolean;
}) {
  if (!isSignedIn)
    return (
      <p className="mt-6">
        <Link to="/">Try a real exercise</Link>, without an account.
      </p>
    );
  return (
    <p className="mt-6">
      <Link to={`/exercises?${new URLSearchParams({ ...about })}`}>Practise with an exercise</Link>
      {guided && (
        <>
          , or let the guide work through one with you:{" "}
          {/* The editor needs its own style policy, so this link loads the whole page. */}
          <Link to={`/exercises/${guided.slug}`} reloadDocument>
            {guided.title}
          </Link>
        </>
      )}
      {"class" in about && ". Onramp doesn’t show which reviews contain this class of defect until you hand them in."}
    </p>
  );
}
