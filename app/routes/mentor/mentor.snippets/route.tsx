import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findCohorts, notFound, requireTeacher } from "~/accounts/guards.server";
import {
  addSnippet,
  changeSnippet,
  listSnippets,
  removeSnippet,
  SnippetSchema,
} from "~/review/threads/snippets.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { readFields } from "~/ui/forms/form-data.server";
import { useFormKeys } from "~/ui/forms/form-key";
import { ForgetSaved, isSameText, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { NEW, SnippetForm } from "./snippet-form";

export const meta: MetaFunction = () => [{ title: "Your snippets · Onramp" }];
export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const [snippets, cohorts] = await Promise.all([listSnippets(mentor), findCohorts(mentor)]);
  const taught = cohorts.filter(({ role }) => role === "mentor" || role === "lead");
  return { snippets, words: keptKey(mentor, "snippets"), cohorts: taught.map(({ id, name }) => ({ id, name })) };
}

const FIELDS = ["intent", "id", "name", "text", "cohortId"];

const REPLY = {
  removed: null as Awaited<ReturnType<typeof removeSnippet>>,
  /** Which form was sent: a snippet's id, "" for the form of a new snippet, or null for any other form. */
  of: null as string | null,
  written: null as { name: string; text: string; cohortId: string } | null,
  errors: {} as Record<string, string[]>,
  done: "",
  /** The key for the next new snippet's form, once this snippet is stored. */
  next: "",
  /** The text of a new snippet, once it is stored. */
  text: "",
};

/**
 * Adds, changes and removes the mentor's own snippets. Rejected text is returned as typed. A removed snippet is
 * returned, so that a form without an id can add it again.
 */
export async function action({ request }: ActionFunctionArgs) {
  const mentor = await requireTeacher(request);
  const form = await readFields(request, FIELDS);
  const field = (name: string) => String(form.get(name) ?? "");
  const id = field("id");
  const written = { name: field("name"), text: field("text"), cohortId: field("cohortId") };
  if (form.get("intent") === "remove") {
    const removed = await removeSnippet(mentor, id);
    if (!removed) throw notFound();
    return data({ ...REPLY, removed });
  }
  if (form.get("intent") !== "keep")
    throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  const parsed = SnippetSchema.safeParse(written);
  const refuse = (errors: Record<string, string[]>) => data({ ...REPLY, of: id, written, errors }, { status: 400 });
  if (!parsed.success) return refuse(z.flattenError(parsed.error).fieldErrors);
  if (id) {
    if (!(await changeSnippet(mentor, id, parsed.data))) throw notFound();
    return data({ ...REPLY, of: id, done: "Snippet saved." });
  }
  if (!(await addSnippet(mentor, parsed.data)))
    return refuse({ name: ["You already have 100 snippets: remove one you don’t use."] });
  if (form.get("id") === null) return data({ ...REPLY, done: "Snippet restored." });
  return data({ ...REPLY, of: id, done: "Snippet added.", next: randomUUID(), text: parsed.data.text });
}

export default function Snippets() {
  const { snippets, words, cohorts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const removed = reply?.removed;
  const { formKey } = useFormKeys("", reply?.next);
  return (
    <Page>
      <PageHead
        title="Your snippets"
        lead="Text you use often. Three underscores, ___, mark a blank: on the review desk the next blank is selected for you to fill in."
      />
      <div role="status">
        {removed && (
          <Form method="post" className="strip">
            Removed: <bdi>{removed.name}</bdi>{" "}
            {(["name", "text", "cohortId"] as const).map((name) => (
              <input key={name} type="hidden" name={name} value={removed[name]} />
            ))}
            <Button type="submit" size="small" name="intent" value="keep">
              Undo
            </Button>
          </Form>
        )}
        {reply?.of === null && reply.done}
      </div>
      <KeptWordsContext.Provider value={words}>
        <Part id="new" title="New snippet">
          {reply?.text && <ForgetSaved form={NEW} isSaved={(kept) => isSameText(kept, reply.text)} />}
          <SnippetForm id="" formKey={formKey} cohorts={cohorts} reply={reply} />
        </Part>
        {snippets.length > 0 && (
          <Part id="kept" title="Your snippets and shared ones">
            <ul className="rows">
              {snippets.map(({ isMine, ...snippet }) => (
                <li key={snippet.id}>
                  <div>
                    <p className="name">
                      <bdi>{snippet.name}</bdi>
                    </p>
                    <p className="meta one-line">
                      <bdi className="inline">{snippet.text}</bdi>
                    </p>
                    {isMine && (
                      <details className="opens" open={reply?.of === snippet.id}>
                        <summary>Change</summary>
                        <div className="mt-2">
                          <ForgetSaved form={snippet.id} isSaved={(kept) => isSameText(kept, snippet.text)} />
                          <SnippetForm id={snippet.id} of={snippet} cohorts={cohorts} reply={reply} />
                        </div>
                      </details>
                    )}
                  </div>
                  <div className="does">
                    {isMine ? (
                      <Form method="post">
                        <input type="hidden" name="id" value={snippet.id} />
                        <Button type="submit" size="small" look="quiet" name="intent" value="remove">
                          Remove
                        </Button>
                      </Form>
                    ) : (
                      <span className="meta">shared with you</span>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </Part>
        )}
      </KeptWordsContext.Provider>
    </Page>
  );
}
