import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { handIn } from "~/grading/hand-in.server";
import { refuseDraft } from "~/grading/hand-in-limit.server";
import { changeDrafts, discardDraft } from "~/grading/workspace/drafts.server";
import { openWalkthrough, saveDraft, takeHint } from "~/grading/workspace/workspace.server";
import { tooMany } from "~/operations/retry-after.server";
import { readJson } from "~/ui/forms/json-body.server";
import { mostOf, requireLearner } from "../exercises.$slug/learner.server";

/** The requests that the workspace's script sends, as JSON. Forms go to the page's own URL. */
const AskSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("save"),
    from: z.int().min(0),
    work: z.unknown(),
    revisionId: z.string().max(100).optional(),
  }),
  z.strictObject({ do: z.literal("discard") }),
  z.strictObject({ do: z.literal("change-drafts") }),
  z.strictObject({ do: z.literal("hint"), step: z.int().min(1).optional() }),
  z.strictObject({ do: z.literal("walkthrough") }),
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

export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params.slug!;
  const learner = await requireLearner(request, slug);
  const asked = AskSchema.safeParse(await readJson(request));
  if (!asked.success)
    return Response.json(
      { message: "We couldn’t understand this request. Reload the page and try again." },
      { status: 400 },
    );
  const ask = asked.data;
  switch (ask.do) {
    case "save": {
      const tooMuch = await refuseDraft(learner);
      if (tooMuch) return Response.json({ message: tooMuch.message }, tooMany(tooMuch.retryAfter));
      return Response.json(await saveDraft(learner, slug, ask));
    }
    case "discard":
      await discardDraft(learner, slug);
      return Response.json({ ok: true });
    case "change-drafts":
      return Response.json({ ok: await changeDrafts(learner, slug) });
    case "hint":
      return Response.json(await takeHint(learner, slug, ask.step));
    case "walkthrough":
      return Response.json(await openWalkthrough(learner, slug));
    case "hand-in": {
      const handedIn = await handIn(learner, slug, ask, mostOf(learner));
      if (handedIn.ok || !handedIn.retryAfter) return Response.json(handedIn);
      return Response.json({ message: handedIn.errors[""] }, tooMany(handedIn.retryAfter));
    }
  }
}
