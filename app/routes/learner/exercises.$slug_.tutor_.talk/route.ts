import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { tooMany } from "~/operations/retry-after.server";
import { askTutor } from "~/tutor/talk/ask.server";
import { agree, refuseAsk } from "~/tutor/talk/choice.server";
import { getTalk, QuestionSchema } from "~/tutor/talk/talk.server";
import { clearTurns } from "~/tutor/talk/turns.server";
import { readJson } from "~/ui/forms/json-body.server";
import { requireAsker } from "../exercises.$slug_.tutor/learner.server";
import { streamReply } from "../exercises.$slug_.tutor/stream-reply.server";

/**
 * The requests that a script in the tutor's panel sends. Without JavaScript, forms go to the page
 * `/exercises/:slug/tutor`.
 */
const AskSchema = z.discriminatedUnion("do", [
  QuestionSchema.partial().extend({ do: z.literal("open"), message: z.string().max(10_000).optional() }),
  z.object({ do: z.literal("agree"), host: z.string().max(200), retention: z.string().max(200) }),
  z.object({ do: z.literal("clear") }),
  QuestionSchema.extend({ do: z.literal("ask") }),
]);

export function loader(): never {
  throw notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const slug = params.slug!;
  const person = await requireAsker(request, slug);
  const asked = AskSchema.safeParse(await readJson(request));
  if (!asked.success) {
    const message =
      asked.error.issues[0]?.message ?? "We couldn’t understand this request. Reload the page and try again.";
    return Response.json({ message }, { status: 400 });
  }
  const ask = asked.data;
  if (ask.do === "agree") {
    const isStored = await agree(person, ask);
    return Response.json({ ok: isStored, talk: await getTalk(person, slug) });
  }
  if (ask.do === "clear") await clearTurns(person, slug);
  if (ask.do !== "ask")
    return Response.json({ ok: true, talk: await getTalk(person, slug, ask.do === "open" ? ask : {}) });
  const refused = await refuseAsk(person);
  if (refused) return Response.json({ message: refused.message }, tooMany(refused.retryAfter));
  return streamReply(askTutor(person, slug, ask, context.reader.signal), context.reader);
}
