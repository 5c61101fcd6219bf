import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { explainFix } from "~/grading/explain.server";
import { gradeAgain } from "~/grading/submissions.server";
import { askMentor, QuestionSchema, withdrawQuestion } from "~/review/asking.server";
import { CommentSchema, openThread, PlaceSchema, reply, setResolved } from "~/review/threads.server";
import type { Sandbox } from "~/sandbox/contract";
import type { NoteReply } from "~/ui/note-form";

interface Asked {
  readonly person: { readonly id: string };
  readonly submissionId: string;
  readonly form: FormData;
}

const NoteSchema = z.object({
  text: CommentSchema,
  file: z.string().min(1, "Say which file."),
  side: z.enum(["old", "new"]).default("new"),
  line: z.coerce.number({ error: "Write the line's number." }).int().min(1, "Lines are counted from 1.").max(100_000),
});

const field = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Answers a form of notes: beside the page as data; without JavaScript (`whole`) by a page, at the thread. */
function answer({ form, submissionId }: Asked, threadId: string | null, errors: NoteReply["errors"]) {
  if (threadId && form.has("whole")) return redirect(`/submissions/${submissionId}#t-${threadId}`, 303);
  const written = { text: field(form, "text"), file: field(form, "file"), line: field(form, "line") };
  const said: NoteReply = { form: field(form, "form"), threadId, errors, written };
  return data(said, { status: threadId ? 200 : 400 });
}

const fieldErrors = (error: z.ZodError) => z.flattenError(error).fieldErrors as Record<string, string[]>;

/** Opens a thread on a line that is there. `linesOf`: how many lines a file has on a side; 0 where there is no such file. */
export async function comment(asked: Asked, linesOf: (file: string, side: "old" | "new") => number) {
  const parsed = NoteSchema.safeParse(Object.fromEntries(asked.form));
  if (!parsed.success) return answer(asked, null, fieldErrors(parsed.error));
  const { text, ...where } = parsed.data;
  const lines = linesOf(where.file, where.side);
  if (lines === 0) return answer(asked, null, { file: ["This file is not part of the hand-in."] });
  if (where.line > lines) return answer(asked, null, { line: [`${where.file} ends at line ${lines}.`] });
  const threadId = await openThread(asked.person, asked.submissionId, PlaceSchema.parse(where), text);
  return answer(asked, threadId, {});
}

/** Answers in a thread; its id is the form's name. */
export async function replyTo(asked: Asked) {
  const text = CommentSchema.safeParse(field(asked.form, "text"));
  if (!text.success) return answer(asked, null, { text: z.flattenError(text.error).formErrors });
  const threadId = field(asked.form, "form");
  if (!(await reply(asked.person, asked.submissionId, threadId, text.data))) throw notFound();
  return answer(asked, threadId, {});
}

export async function settle(asked: Asked, isResolved: boolean) {
  const threadId = field(asked.form, "form");
  if (!(await setResolved(asked.submissionId, threadId, isResolved))) throw notFound();
  return answer(asked, threadId, {});
}

/** The answer to the question after a pass. One that misses comes back as it was typed, with what it lacks. */
export async function explain({ form, submissionId }: Asked, sandbox: Sandbox) {
  const written = field(form, "answer");
  if (!written.trim()) return data({ explain: "Write an example first.", answer: written }, { status: 400 });
  const told = await explainFix(submissionId, written, sandbox);
  if (!told) throw notFound();
  if (!told.holds) return data({ explain: told.message, answer: written }, { status: 400 });
  return redirect(`/submissions/${submissionId}#question`, 303);
}

/** Asks a mentor about the hand-in. What is refused comes back as it was typed. */
export async function askAMentor({ person, form, submissionId }: Asked) {
  const written = field(form, "question");
  const question = QuestionSchema.safeParse(written);
  if (!question.success)
    return data({ ask: z.flattenError(question.error).formErrors[0]!, question: written }, { status: 400 });
  if (!(await askMentor(person, submissionId, question.data))) throw notFound();
  return redirect(`/submissions/${submissionId}#mentor`, 303);
}

/** Takes the question back; one that a mentor reads at this moment stays. */
export async function withdraw({ person, submissionId }: Asked) {
  if (await withdrawQuestion(person, submissionId)) return redirect(`/submissions/${submissionId}#mentor`, 303);
  return data({ ask: "A mentor reads it at this moment, so it cannot be taken back.", question: "" }, { status: 400 });
}

/** Puts a hand-in in line again that used up its tries. */
export async function again({ submissionId }: Asked) {
  await gradeAgain(submissionId);
  return redirect(`/submissions/${submissionId}`, 303);
}
