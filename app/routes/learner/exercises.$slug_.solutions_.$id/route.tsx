import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import type { ExerciseReader } from "~/review/solutions/exercise-reader.server";
import { openSolution, setHidden, vote } from "~/review/solutions/solutions.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { ForgetSaved, isSameText, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { DressContext } from "~/ui/text/dressed";
import { renderPage } from "~/ui/text/render.server";
import { requireExerciseReader } from "../exercises.$slug_.solutions/reader.server";
import { dressShown } from "./dress.server";
import { ShownSubmission } from "./shown-work";
import { SHARE } from "./words";

export const handle: PageHandle = { within: "/exercises" };

export const headers = passRetryAfter;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A solution: ${data?.title ?? "an exercise"} · Onramp` },
];

/** Requires a person who may read solutions of this exercise. */
async function requireSolutionReader(request: Request, slug: string | undefined) {
  const reader = await requireExerciseReader(request, slug);
  if (!reader.seesSolutions) throw notFound();
  return reader;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireSolutionReader(request, params.slug);
  const solution = await openSolution(reader, params.id ?? "");
  if (!solution) throw notFound();
  const { note, sharedOn, work, submissionId, ...shown } = solution;
  const page = renderPage();
  const { slug, title, mayHide } = reader;
  return {
    ...shown,
    slug,
    title,
    mayHide,
    work,
    on: sayDay(sharedOn),
    noteHtml: note && (await page.prose(note)),
    own: shown.isMine ? { note, words: keptKey(reader.person, submissionId) } : null,
    dressed: await dressShown(work, page),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const reader = await requireSolutionReader(request, params.slug);
  const id = params.id ?? "";
  const intent = (await readFields(request, ["intent"])).get("intent");
  const wait = await limiters.comment.take(reader.person.id);
  if (wait !== null)
    return data({ error: `You have pressed this button too many times. Try again ${sayWait(wait)}.` }, tooMany(wait));
  if (!(await change(reader, id, intent))) throw notFound();
  return redirect(`/exercises/${reader.slug}/solutions/${encodeURIComponent(id)}`, 303);
}

/**
 * Makes the change that a form requests. Returns false if there is no such solution, or if this person may not make
 * this change.
 */
async function change(reader: ExerciseReader, id: string, intent: unknown): Promise<boolean> {
  switch (intent) {
    case "vote":
    case "unvote":
      return vote(reader, id, intent === "vote");
    case "hide":
    case "show":
      return setHidden(reader, id, intent === "hide");
    default:
      return false;
  }
}

export default function Solution() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { slug, title, author, isMine, on, noteHtml, own, work, dressed } = page;
  return (
    <Page>
      {own && (
        <KeptWordsContext.Provider value={own.words}>
          <ForgetSaved form={SHARE} isSaved={(kept) => isSameText(kept, own.note)} />
        </KeptWordsContext.Provider>
      )}
      <PageHead
        title={author ? <bdi>{author}</bdi> : isMine ? "Your solution" : "A learner’s solution"}
        lead={
          <>
            {title}, shared on {on}
            {isMine && (author ? ", with your name" : ", without your name")}
          </>
        }
        actions={<ButtonLink to={`/exercises/${slug}/solutions`}>All solutions</ButtonLink>}
      />
      {reply && (
        <p className="strip" role="alert">
          {reply.error}
        </p>
      )}
      {page.isHidden && (
        <p className="strip">
          <Mark tone="half">Hidden</Mark>{" "}
          {isMine
            ? "A lead or an admin hid this from other learners."
            : "Only leads, admins and the learner who shared the solution can see it."}
        </p>
      )}
      {noteHtml && (
        <Part id="note" title={isMine ? "Your note" : "The learner’s note"}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
          <div className="read" dir="auto" dangerouslySetInnerHTML={{ __html: noteHtml }} />
        </Part>
      )}
      <Part id="work" title="The solution">
        <DressContext.Provider value={dressed}>
          <ShownSubmission work={work} />
        </DressContext.Provider>
      </Part>
      <Votes {...page} />
    </Page>
  );
}

function Votes({
  id,
  slug,
  isMine,
  votes,
  hasVoted,
  mayHide,
  isHidden,
}: Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  "id" | "slug" | "isMine" | "votes" | "hasVoted" | "mayHide" | "isHidden"
>) {
  return (
    <Form method="post" className="line mt-6" preventScrollReset>
      {!isMine && (
        <Button type="submit" name="intent" value={hasVoted ? "unvote" : "vote"} aria-pressed={hasVoted}>
          I learned from this
        </Button>
      )}
      <span className="meta" id={`votes-${id}`} role="status">
        {votes === 0 ? "No votes yet" : counted(votes, "learner learned from this", "learners learned from this")}
      </span>
      {!isMine && !isHidden && (
        <Link className="meta" to={`/exercises/${slug}/report?type=solution&about=${id}`}>
          Report abuse
        </Link>
      )}
      {mayHide && (
        <Button type="submit" name="intent" value={isHidden ? "show" : "hide"}>
          {isHidden ? "Show to learners again" : "Hide from learners"}
        </Button>
      )}
    </Form>
  );
}
