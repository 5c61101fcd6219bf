import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { judgeComment, skipComments } from "~/grading/ai-review.server";
import { AI_TRUTHS } from "~/kinds/ai-review";
import type { PageHandle } from "~/root";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { Page } from "~/ui/shell/page";
import { requireOwner } from "../submissions.$id/owner.server";
import { readComment } from "./comment.server";
import { JudgeComment } from "./judge-comment";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Comment ${data.number} of ${data.of}: ${data.title} · Onramp` : "Onramp" },
];
export const handle: PageHandle = { within: "/exercises" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, submissionId } = await requireOwner(request, params.id);
  const comment = await readComment(person, submissionId);
  if (!comment) throw redirect(`/submissions/${submissionId}`);
  return { submissionId, singleKeys: person.singleKeys, ...comment };
}

const AnswerSchema = z.object({
  comment: z.coerce.number().int().min(0).max(1_000),
  answer: z.enum(AI_TRUTHS),
});

/**
 * Stores an answer, or skips all comments. Then redirects to this page, which shows the next comment or leads to the
 * report.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, submissionId } = await requireOwner(request, params.id);
  const form = await readFields(request, ["intent", "comment", "answer"]);
  if (form.get("intent") === "skip") await skipComments(person, submissionId);
  else {
    const said = parseForm(form, AnswerSchema);
    if (!said.ok) throw new Response("Reload the page and choose one of the three answers.", { status: 400 });
    await judgeComment(person, submissionId, said.value);
  }
  return redirect(`/submissions/${submissionId}/ai-review`, 303);
}

export default function AiReviewPage() {
  const comment = useLoaderData<typeof loader>();
  return (
    <Page>
      <JudgeComment {...comment} />
    </Page>
  );
}
