// Long: one page whose form, list and undo are handled by one action.
import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { notFound } from "~/accounts/guards.server";
import {
  addNote,
  changeNote,
  deleteNote,
  listNotes,
  NoteKeySchema,
  NoteSchema,
} from "~/grading/workspace/notes.server";
import { openWorkspace } from "~/grading/workspace/workspace.server";
import { loadView, viewOf } from "~/kinds/load-view";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { ForgetForm, ForgetWords, KeptWordsContext, keptKey, useKeptForm } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { type NoteErrors, type NoteWritten, readNote } from "~/ui/workspace/own-note-form";
import { NoteFields, NoteList, PRIVATE, sayWhere, writtenOf } from "~/ui/workspace/own-note-parts";
import { type PlacedNote, placeNotes, type SeenFile } from "~/ui/workspace/own-notes";
import { refuseNote, requireWriter } from "./learner.server";
import { CONFLICT, DELETED, FULL, GONE } from "./words.server";
import "~/ui/workspace/own-notes.css";

/**
 * A learner's own notes on an exercise, as a page: for browsers without JavaScript, and after a submission. In the
 * workspace they are a panel.
 */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Your notes: ${data.title} · Onramp` : "Onramp" },
];

export const headers: HeadersFunction = (parts) => ({ ...passRetryAfter(parts), "Cache-Control": "no-store" });

/** The exercise's files as the learner has them, and the notes on them. */
async function openNotes(learner: { readonly id: string }, slug: string) {
  const [workspace, notes] = await Promise.all([openWorkspace(learner, slug), listNotes(learner, slug)]);
  await loadView(workspace.kind);
  const files = viewOf(workspace.kind).files(workspace.open, workspace.draft?.work ?? workspace.emptyDraft);
  return { title: workspace.meta.title, files, notes };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params.slug!;
  const learner = await requireWriter(request, slug);
  const { title, files, notes } = await openNotes(learner, slug);
  const { searchParams } = new URL(request.url);
  const placed = placeNotes(notes, files);
  const editing = placed.find(({ note }) => note.id === searchParams.get("edit"));
  return {
    slug,
    title,
    words: keptKey(learner, slug),
    files: files.map(({ path, side, hasNotes }) => ({ path, side, hasNotes })),
    placed,
    editing: editing ?? null,
    key: randomUUID(),
    sent: { form: searchParams.get("form") ?? "note", key: searchParams.get("sent") ?? "" },
  };
}

interface Reply {
  readonly errors: NoteErrors;
  readonly written: NoteWritten;
  /** Whether the form stores a new note, for example because the changed note was deleted in another tab. */
  readonly isNew: boolean;
  readonly version: number;
  /** The id of the note that was changed or deleted. */
  readonly id: string;
  /** The note that was deleted, so that it can be added again. */
  readonly deleted: string | null;
}

const FIELDS = ["intent", "key", "id", "version", "file", "line", "text", "note"];
const NOTHING: NoteWritten = { file: "", line: "", text: "" };

export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params.slug!;
  const learner = await requireWriter(request, slug);
  const form = await readFields(request, FIELDS);
  const field = (name: string) => String(form.get(name) ?? "");
  const [intent, id] = [field("intent"), field("id")];
  const key = NoteKeySchema.catch(() => randomUUID()).parse(field("key"));
  const written = { file: field("file"), line: field("line"), text: field("text") };
  const version = Number(field("version"));
  const reply = (said: Partial<Reply>, init: ResponseInit = { status: 400 }) =>
    data<Reply>({ errors: {}, written, isNew: intent === "add", version, id, deleted: null, ...said }, init);
  const here = `/exercises/${encodeURIComponent(slug)}/notes`;
  const back = (form: string) => redirect(`${here}?${new URLSearchParams({ form, sent: key })}`, 303);
  const tooMuch = await refuseNote(learner);
  if (tooMuch) return reply({ errors: { "": tooMuch.message } }, tooMany(tooMuch.retryAfter));

  const { files, notes } = await openNotes(learner, slug);
  const before = notes.find((note) => note.id === id) ?? null;
  switch (intent) {
    case "add":
    case "change": {
      if (intent === "change" && !before) return reply({ errors: { "": GONE }, isNew: true }, { status: 404 });
      const read = readNote(written, files, before);
      if (!read.ok) return reply({ errors: read.errors });
      const note = NoteSchema.parse(read.note);
      if (intent === "add")
        return (await addNote(learner, slug, key, note)) ? back("note") : reply({ errors: { "": FULL } });
      const outcome = await changeNote(learner, slug, { id, version }, note);
      if (outcome === "changed") return back(`note-${id}`);
      if (outcome === "gone") return reply({ errors: { "": GONE }, isNew: true });
      return reply({ errors: { "": CONFLICT }, version: before?.version ?? 0 });
    }
    case "delete": {
      if (!before || !(await deleteNote(learner, slug, id)))
        return reply({ errors: { "": DELETED }, written: NOTHING, isNew: true }, { status: 404 });
      const { file, side, line, code, text } = before;
      return reply({ written: NOTHING, isNew: true, deleted: JSON.stringify({ file, side, line, code, text }) }, {});
    }
    case "restore": {
      const note = NoteSchema.safeParse(parse(field("note")));
      if (!note.success) throw notFound();
      return (await addNote(learner, slug, key, note.data)) ? redirect(here, 303) : reply({ errors: { "": FULL } });
    }
    default:
      throw notFound();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export default function NotesPage() {
  const { slug, title, words, files, placed, editing, key, sent } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const now = reply?.isNew ? null : editing;
  return (
    <KeptWordsContext.Provider value={words}>
      <ForgetForm form={sent.form} sent={sent.key} />
      {reply?.deleted && <ForgetWords of={[`note-${reply.id}`]} />}
      <Page width="narrow">
        <PageHead
          title="Your notes"
          lead={`${title}. ${PRIVATE}`}
          actions={<ButtonLink to={`/exercises/${slug}`}>Back to the exercise</ButtonLink>}
        />
        {reply?.deleted && (
          <Form method="post" className="strip" role="status">
            <span>Note deleted.</span>
            <input type="hidden" name="note" value={reply.deleted} />
            <input type="hidden" name="key" value={key} />
            <Button type="submit" size="small" name="intent" value="restore">
              Undo
            </Button>
          </Form>
        )}
        <Part id="write" title={now ? `Edit note: ${sayWhere(now)}` : "New note"}>
          <NoteForm key={now?.note.id ?? sent.key} slug={slug} files={files} editing={now} addKey={key} reply={reply} />
        </Part>
        <Part id="list" title="All notes" about={placed.length > 0 && String(placed.length)}>
          {placed.length === 0 && (
            <Notice title="No notes yet.">
              Write a note here, or on a line while you work: press Ctrl Shift B or the “Notes” button.
            </Notice>
          )}
          <NoteList
            placed={placed}
            link={({ note }, says) => (
              <Link to={`/exercises/${slug}?all=1#note-${note.id}`} reloadDocument>
                {says}
              </Link>
            )}
            actions={(each) => (
              <>
                <ButtonLink size="small" to={`?edit=${each.note.id}`} reloadDocument>
                  Edit<span className="vh"> the note on {sayWhere(each)}</span>
                </ButtonLink>
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="id" value={each.note.id} />
                  <Button size="small" look="quiet" type="submit" name="intent" value="delete">
                    Delete<span className="vh"> the note on {sayWhere(each)}</span>
                  </Button>
                </Form>
              </>
            )}
          />
        </Part>
      </Page>
    </KeptWordsContext.Provider>
  );
}

function NoteForm({
  slug,
  files,
  editing,
  addKey,
  reply,
}: {
  slug: string;
  files: readonly Omit<SeenFile, "text">[];
  editing: PlacedNote | null;
  addKey: string;
  reply: Reply | undefined;
}) {
  const { forget, ...kept } = useKeptForm(editing ? `note-${editing.note.id}` : "note");
  // The kept text has this key, by which it is deleted once it is sent. The page's key changes with each reply.
  const [key] = useState(addKey);
  const errors = Object.entries(reply?.errors ?? {}).map(([name, message]) => [name, [message]] as const);
  return (
    <Form method="post" className="form" noValidate {...kept}>
      <ErrorSummary errors={Object.fromEntries(errors)} ids={IDS} reply={reply} />
      {editing ? (
        <>
          <input type="hidden" name="id" value={editing.note.id} />
          {/* The key changes with the version in the reply, so that the field gets that version. Otherwise, the field
              would keep the version from the text that this browser stores. */}
          <input
            key={reply?.version}
            type="text"
            hidden
            name="version"
            defaultValue={reply?.version || editing.note.version}
          />
        </>
      ) : null}
      <input type="text" hidden name="key" defaultValue={key} />
      <NoteFields
        id="note"
        files={files}
        written={reply && !reply.deleted ? reply.written : editing ? writtenOf(editing) : NOTHING}
        errors={reply?.errors ?? {}}
      />
      <div className="line">
        <Button type="submit" name="intent" value={editing ? "change" : "add"}>
          {editing ? "Save note" : "Add note"}
        </Button>
        {editing && (
          <ButtonLink to={`/exercises/${slug}/notes`} onClick={forget}>
            Cancel
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}

const IDS = { text: "note-text", file: "note-file", line: "note-line" };
