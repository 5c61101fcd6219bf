import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { tooMany } from "~/operations/retry-after.server";
import { agree, refuseAsk } from "~/tutor/talk/choice.server";
import { askOnReport } from "~/tutor/talk/report.server";
import { QuestionSchema } from "~/tutor/talk/talk.server";
import { TERMS_CHANGED } from "~/tutor/talk/terms-changed";
import { readJson } from "~/ui/forms/json-body.server";
import { streamReply } from "../exercises.$slug_.tutor/stream-reply.server";
import { requireOwner } from "../submissions.$id/owner.server";

/** A question about a report, sent by script. Without JavaScript, forms go to the page `/submissions/:id/tutor`. */
const AskSchema = QuestionSchema.pick({ message: true }).extend({
  /** What the page said about who gets the text. Set if the person agrees to that by sending this question. */
  agrees: z.object({ host: z.string().max(200), retention: z.string().max(200) }).nullish(),
});

export function loader(): never {
  throw notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, submissionId } = await requireOwner(request, params.id);
  const refuse = (message: string, init: ResponseInit = { status: 400 }) => Response.json({ message }, init);
  const asked = AskSchema.safeParse(await readJson(request));
  if (!asked.success)
    return refuse(
      asked.error.issues[0]?.message ?? "We couldn’t understand this request. Reload the page and try again.",
    );
  const { message, agrees } = asked.data;
  if (agrees && !(await agree(person, agrees)))
    return refuse(`${TERMS_CHANGED} Reload the page and check the new details.`);
  const refused = await refuseAsk(person);
  if (refused) return refuse(refused.message, tooMany(refused.retryAfter));
  const reply = await askOnReport(person, submissionId, message, context.reader.signal);
  return reply ? streamReply(reply, context.reader) : refuse("Your report isn’t open yet.");
}
