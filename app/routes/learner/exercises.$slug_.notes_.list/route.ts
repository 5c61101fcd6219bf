import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import {
  addNote,
  changeNote,
  deleteNote,
  listNotes,
  NoteKeySchema,
  NoteSchema,
} from "~/grading/workspace/notes.server";
import { tooMany } from "~/operations/retry-after.server";
import { readJson } from "~/ui/forms/json-body.server";
import { refuseNote, requireWriter } from "../exercises.$slug_.notes/learner.server";
import { CONFLICT, DELETED, FULL, GONE } from "../exercises.$slug_.notes/words.server";

/**
 * The requests that a script in the workspace's notes panel sends. Without JavaScript, forms go to
 * `/exercises/:slug/notes`.
 */
const AskSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("add"), key: NoteKeySchema, note: NoteSchema }),
  z.strictObject({
    do: z.literal("change"),
    id: z.string().max(100),
    version: z.int(),
    note: NoteSchema,
  }),
  z.strictObject({ do: z.literal("delete"), id: z.string().max(100) }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireWriter(request, params.slug!);
  return Response.json({ notes: await listNotes(learner, params.slug!) }, { headers: { "Cache-Control": "no-store" } });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params.slug!;
  const learner = await requireWriter(request, slug);
  const asked = AskSchema.safeParse(await readJson(request));
  if (!asked.success)
    return Response.json(
      { message: "We couldn’t understand this request. Reload the page and try again." },
      { status: 400 },
    );
  const tooMuch = await refuseNote(learner);
  if (tooMuch) return Response.json({ message: tooMuch.message }, tooMany(tooMuch.retryAfter));
  const ask = asked.data;
  let why = "";
  if (ask.do === "add" && !(await addNote(learner, slug, ask.key, ask.note))) why = FULL;
  if (ask.do === "change") {
    const outcome = await changeNote(learner, slug, ask, ask.note);
    if (outcome === "gone") return Response.json({ message: GONE }, { status: 404 });
    if (outcome === "conflict") why = CONFLICT;
  }
  if (ask.do === "delete" && !(await deleteNote(learner, slug, ask.id)))
    return Response.json({ message: DELETED }, { status: 404 });
  return Response.json({ why, notes: await listNotes(learner, slug) });
}
