import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findPerson } from "~/accounts/guards.server";
import { type LessonListing, listLessons } from "~/catalogue/lessons/lessons.server";
import { recommendLessons } from "~/cohort/own/missed.server";
import { KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { KindIcon } from "~/kinds/kind-icon";
import type { PageHandle } from "~/root";
import { Icon } from "~/ui/icons";
import { Page, PageHead, Part } from "~/ui/shell/page";

export const handle: PageHandle = { within: "/learn" };
export const meta: MetaFunction = () => [
  { title: "Lessons · Onramp" },
  { name: "description", content: "Five-minute lessons about defects in AI-written code, each with real incidents." },
];

/** Open to everyone. For learners, the order of lessons depends on their own results. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await findPerson(request);
  const [lessons, recommended] = await Promise.all([listLessons(), person ? recommendLessons(person) : []]);
  const find = (ids: readonly string[]) => ids.flatMap((id) => lessons.find((lesson) => lesson.id === id) ?? []);
  return {
    recommended,
    kinds: find(KIND_IDS),
    classes: find(DEFECT_CLASS_IDS),
  };
}

export default function Lessons() {
  const { recommended, kinds, classes } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="Lessons"
        lead="What goes wrong in AI-written code, what harm it has done, and how to look for it. Each lesson takes five minutes and has an example that runs in the page. We don’t record what you read."
      />
      {recommended.length > 0 && (
        <Part id="for-you" title="Suggested for you" about="based on the issues you missed">
          <Rows lessons={recommended} />
        </Part>
      )}
      {kinds.length > 0 && (
        <Part id="kinds" title="Ways of working">
          <Rows lessons={kinds} />
        </Part>
      )}
      {classes.length > 0 && (
        <Part id="classes" title="Defect classes" about="what AI-written code gets wrong">
          <Rows lessons={classes} />
        </Part>
      )}
    </Page>
  );
}

function Rows({ lessons }: { lessons: readonly (LessonListing & { readonly why?: string })[] }) {
  return (
    <ul className="rows">
      {lessons.map(({ id, title, summary, minutes, about, why }) => (
        <li key={id}>
          {"kind" in about ? <KindIcon kind={about.kind} /> : <Icon name="file" />}
          <div>
            <Link className="plain name" to={`/lessons/${id}`}>
              {title}
            </Link>
            <p className="meta">{why ?? summary}</p>
          </div>
          <div className="does">
            <span className="hint">{minutes} min</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
