import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listSolutions, SOLUTIONS_PER_PAGE } from "~/review/solutions/solutions.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { KeptWordsContext } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead } from "~/ui/shell/page";
import { renderExcerpt } from "~/ui/text/render.server";
import { discussionKey, Reported } from "../exercises.$slug_.report/reported";
import { requireExerciseReader } from "./reader.server";

export const handle: PageHandle = { within: "/exercises" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Solutions: ${data?.title ?? "an exercise"} · Onramp` },
];

const PageSchema = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireExerciseReader(request, params.slug);
  const { page } = PageSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { slug, title, seesSolutions } = reader;
  const { rows, total } = seesSolutions ? await listSolutions(reader, page) : { rows: [], total: 0 };
  return {
    slug,
    title,
    words: discussionKey(reader.person, slug),
    isOpen: seesSolutions,
    page,
    total,
    size: SOLUTIONS_PER_PAGE,
    rows: await Promise.all(
      rows.map(async ({ note, sharedOn, ...row }) => ({
        ...row,
        on: sayDay(sharedOn),
        excerpt: await renderExcerpt(note),
      })),
    ),
  };
}

export default function Solutions() {
  const { slug, title, words, isOpen, page, total, size, rows } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title={`Others’ solutions: ${title}`}
        lead="Learners who passed this exercise chose to share these solutions. Read how others did it, and say which ones you learned from."
        actions={
          <>
            <ButtonLink to={`/exercises/${slug}/discussion`}>Discussion</ButtonLink>
            <ButtonLink to={`/exercises/${slug}`}>Open the exercise</ButtonLink>
          </>
        }
      />
      <KeptWordsContext.Provider value={words}>
        <Reported />
      </KeptWordsContext.Provider>
      {!isOpen && (
        <Notice title="Solutions open once you have passed this exercise.">
          Until then, others’ solutions would give the answer away. Your own attempts stay private unless you choose to
          share one.
        </Notice>
      )}
      {isOpen && total === 0 && (
        <Notice title="No one has shared a solution yet.">
          Share yours from the report of a passed attempt, with or without your name.
        </Notice>
      )}
      {rows.length > 0 && (
        <ul className="rows no-gutter">
          {rows.map(({ id, author, isMine, excerpt, votes, hasVoted, on, isHidden }) => (
            <li key={id}>
              <div>
                <Link className="name" to={`/exercises/${slug}/solutions/${id}`}>
                  {author ? <bdi>{author}</bdi> : isMine ? "Yours, without your name" : "A learner’s solution"}
                </Link>
                {excerpt && (
                  <p>
                    <bdi>{excerpt}</bdi>
                  </p>
                )}
                <p className="meta">{on}</p>
              </div>
              <div className="does">
                {isHidden && <Mark tone="half">Hidden</Mark>}
                {isMine && <Mark tone="you">Yours</Mark>}
                {hasVoted && (
                  <Mark tone="you" icon="tick">
                    You learned from this
                  </Mark>
                )}
                <span className="meta">{sayVotes(votes)}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {isOpen && <Pager what="solutions" page={page} size={size} total={total} />}
    </Page>
  );
}

const sayVotes = (votes: number) =>
  votes === 0 ? "no votes yet" : counted(votes, "learner learned from this", "learned from this");
