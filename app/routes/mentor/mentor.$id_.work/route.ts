import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound, type Person } from "~/accounts/guards.server";
import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { tooMany } from "~/operations/retry-after.server";
import { offerToAlike } from "~/review/queue/alike.server";
import { claimItem, releaseItem, renewItem } from "~/review/queue/claims.server";
import { cohortOf } from "~/review/queue/cohort-of";
import type { Item } from "~/review/queue/items.server";
import { renewInPool } from "~/review/queue/pool.server";
import { requireItem } from "~/review/queue/require-item.server";
import { readWork } from "~/review/reviews/open-work.server";
import { markDrafted, saveReviewDraft } from "~/review/reviews/review-drafts.server";
import { sendReview } from "~/review/reviews/reviews.server";
import { type Place, PlaceSchema } from "~/review/threads/threads.server";
import { type Drafting, draftComment, findDrafting, previewComment } from "~/tutor/comment/draft.server";
import { textOfMessages } from "~/tutor/ladder/sent";
import { refuseAsk } from "~/tutor/talk/choice.server";
import { TERMS_CHANGED } from "~/tutor/talk/terms-changed";
import { linesOf } from "~/ui/diff/diff-lines";
import { readJson } from "~/ui/forms/json-body.server";
import { readLines, textsOf } from "../../learner/submissions.$id/texts.server";

/** The id of a tab in which the item is open. A page that was opened before Onramp used tab ids sends no id. */
const tab = z
  .string()
  .regex(/^[\w-]{1,40}$/)
  .optional();

/** Background requests of the desk, as JSON. */
const AskSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("claim"), tab }),
  z.strictObject({ do: z.literal("renew"), tab }),
  z.strictObject({ do: z.literal("release"), tab }),
  z.strictObject({
    do: z.literal("save"),
    from: z.int().min(0),
    work: z.unknown(),
    revisionId: z.string().max(100).optional(),
  }),
  z.strictObject({ do: z.literal("offer"), work: z.unknown() }),
  z.strictObject({ do: z.literal("preview-draft"), place: PlaceSchema }),
  z.strictObject({
    do: z.literal("draft-comment"),
    place: PlaceSchema,
    // What the page said about who receives the text.
    host: z.string().max(200),
    retention: z.string().max(200),
  }),
  z.strictObject({
    do: z.literal("hand-in"),
    key: z.string().min(8).max(100),
    work: z.unknown(),
    revisionId: z.string().max(100).optional(),
    from: z.int().min(0).optional(),
  }),
]);

export function loader(): never {
  throw notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { signal } = context.reader;
  const { person, item, isPeer, reader } = await requireItem(request, params.id, { writes: true });
  const asked = AskSchema.safeParse(await readJson(request));
  if (!asked.success)
    return Response.json(
      { message: "We couldn’t understand this request. Reload the page and try again." },
      { status: 400 },
    );
  const ask = asked.data;
  switch (ask.do) {
    case "claim":
    case "renew": {
      // A question from the pool is claimed on another page. Its desk only renews the claim.
      const hold = item.cohortId === null ? renewInPool : ask.do === "claim" ? claimItem : renewItem;
      return Response.json({ isMine: await hold(person, item.id, ask.tab) });
    }
    case "release":
      // A question from the pool stays with its peer until someone else takes it, so that the peer can reload its desk.
      if (item.cohortId !== null) await releaseItem(person, item.id, ask.tab);
      return Response.json({ ok: true });
  }
  // A disputed finding gets a ruling, through a form on its own page. The requests below are about reviews only.
  if (item.reasons.includes("finding")) throw notFound();
  switch (ask.do) {
    case "preview-draft":
    case "draft-comment":
      // Peers see a learner's work to review it, not to send it elsewhere.
      if (isPeer) throw notFound();
      // Only the mentor who is reviewing the work may send it.
      if (item.state !== "waiting" || item.claimedBy?.id !== person.id) throw notFound();
      return draft({ person, item, reader, place: ask.place, shown: ask.do === "draft-comment" ? ask : null, signal });
    case "save":
      return Response.json(await saveReviewDraft(person, item.id, ask));
    case "offer": {
      // Peers see one submission at a time, never identical ones.
      if (isPeer) throw notFound();
      const made = await offerToAlike(person, item.id, ask.work);
      if (made === null) return Response.json({ message: "This isn’t a valid review." }, { status: 400 });
      return Response.json({ made });
    }
    case "hand-in":
      return Response.json(await sendReview(person, item, ask, await readLines(reader)));
  }
}

const SEE_TERMS = "Press “Cancel”, then “Draft a comment”, to see the new details.";

interface DraftAsked {
  readonly person: Person;
  readonly item: Item;
  readonly reader: SubmissionReader;
  readonly place: Place;
  /** The terms on which the mentor sends the text. If null, the reply only shows what would be sent, and to whom. */
  readonly shown: Drafting | null;
  readonly signal: AbortSignal;
}

/** The text that would be sent to draft a comment on these lines or, if `shown` is set, the draft itself. */
async function draft({ person, item, reader, place, shown, signal }: DraftAsked) {
  const cohortId = cohortOf(item);
  const drafting = await findDrafting({ cohortId, learnerId: item.learnerId });
  if (!drafting) throw notFound();
  const submission = await readWork(reader);
  const { kind, open, work, grading } = submission;
  if (grading.state !== "graded") throw notFound();
  const { files } = textsOf({ kind, open, work, report: grading.report });
  const { file, side, line, endLine } = place;
  const to = endLine ?? line;
  const lines = linesOf(files.find(({ path }) => path === file)?.[side] ?? "");
  if (to < line || to > lines.length)
    return Response.json({ message: "These lines aren’t part of the submission. Reload the page." }, { status: 400 });
  const at = { file, side, from: line, to, lines: lines.slice(line - 1, to).join("\n") };
  if (!shown) return Response.json({ ...drafting, sent: textOfMessages(previewComment(submission, at)) });
  if (shown.host !== drafting.host || shown.retention !== drafting.retention)
    return Response.json({ message: `${TERMS_CHANGED} ${SEE_TERMS}` }, { status: 400 });
  const refused = await refuseAsk(person);
  if (refused) return Response.json({ message: refused.message }, tooMany(refused.retryAfter));
  const drafted = await draftComment(person, cohortId, submission, at, signal);
  if (drafted.ok) await markDrafted(person, item.id);
  return Response.json(drafted);
}
