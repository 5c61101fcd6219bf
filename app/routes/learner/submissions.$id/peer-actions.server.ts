import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { sayWait, tooMany } from "~/operations/retry-after.server";
import { askPool, PoolQuestionSchema, sayHelped, withdrawFromPool } from "~/review/queue/pool.server";
import { type Asked, field, refuseMany } from "./actions.server";

/** Asks a peer about the submission. A rejected question is returned as typed. */
export async function askAPeer(asked: Asked) {
  const { person, form, submissionId } = asked;
  const written = field(form, "question");
  const question = PoolQuestionSchema.safeParse(written);
  const refuse = (peer: string, init: ResponseInit = { status: 400 }) => data({ peer, question: written }, init);
  if (!question.success) return refuse(z.flattenError(question.error).formErrors[0]!);
  const tooMuch = await refuseMany(asked);
  if (tooMuch) return refuse(tooMuch);
  const outcome = await askPool(person, submissionId, question.data);
  if (outcome.ok) return redirect(`/submissions/${submissionId}#peer`, 303);
  if (outcome.why === "wait")
    return refuse(
      `You have asked 5 questions today. You can ask this one ${sayWait(outcome.wait)}.`,
      tooMany(outcome.wait),
    );
  if (outcome.why === "closed") throw notFound();
  return refuse("You already have 3 questions waiting. Wait for an answer, or withdraw one.");
}

/** Withdraws the question. If it was just answered, the page shows the answer. */
export async function withdrawFromPeers({ person, submissionId }: Asked) {
  await withdrawFromPool(person, submissionId);
  return redirect(`/submissions/${submissionId}#peer`, 303);
}

/** Stores whether an answer helped. */
export async function markHelped({ person, submissionId, form }: Asked, hasHelped: boolean) {
  const reviewId = field(form, "review");
  if (!(await sayHelped(person, submissionId, reviewId, hasHelped))) throw notFound();
  return redirect(`/submissions/${submissionId}#r-${reviewId}`, 303);
}
