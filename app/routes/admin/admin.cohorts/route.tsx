import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { createCohort, deleteEmptyCohort, listCohorts, renameCohort } from "~/accounts/cohorts/cohorts.server";
import { setAllowsUploads } from "~/accounts/cohorts/uploaders.server";
import { notFound, requireAdmin } from "~/accounts/guards.server";
import { oneLine } from "~/accounts/one-line";
import { requireRecent } from "~/accounts/sign-in/recent.server";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { TextField } from "~/ui/forms/field";
import { errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { AdminPage, type AdminReply } from "~/ui/shell/admin-page";
import { Row } from "./cohort-row";

export const meta: MetaFunction = () => [{ title: "Cohorts · Admin · Onramp" }];

const SIZE = 50;
const PageSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });
const NameSchema = oneLine("A cohort’s name", { write: "Enter the cohort’s name.", max: 100 });
const IdSchema = z.string().max(100);
const CohortSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), name: NameSchema }),
  z.object({ intent: z.literal("rename"), id: IdSchema, name: NameSchema }),
  z.object({ intent: z.literal("delete"), id: IdSchema }),
  z.object({ intent: z.literal("allow-uploads"), id: IdSchema }),
  z.object({ intent: z.literal("stop-uploads"), id: IdSchema }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { page } = PageSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { ...(await listCohorts((page - 1) * SIZE, SIZE)), page };
}

interface Reply extends AdminReply {
  /** The form that was refused: "create", or the id of the cohort. */
  readonly form?: string;
  readonly errors?: FormErrors | null;
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  await requireRecent(request);
  const form = await readFields(request, ["intent", "id", "name"]);
  const parsed = parseForm(form, CohortSchema);
  if (!parsed.ok) {
    return data<Reply>({ form: String(form.get("id") ?? "create"), errors: parsed.errors }, { status: 400 });
  }
  const { value } = parsed;
  switch (value.intent) {
    case "create":
      await createCohort(admin, value.name);
      return data<Reply>({ done: "Cohort created" });
    case "rename":
      if (!(await renameCohort(admin, value.id, value.name))) throw notFound();
      return data<Reply>({ done: "Renamed" });
    case "allow-uploads":
    case "stop-uploads":
      if (!(await setAllowsUploads(admin, value.id, value.intent === "allow-uploads"))) throw notFound();
      return data<Reply>({ done: "Saved" });
    case "delete":
      if (await deleteEmptyCohort(admin, value.id)) return data<Reply>({ done: "Deleted" });
      return data<Reply>(
        {
          refused:
            "Nothing was deleted: this cohort still has members, another cohort uses one of its exercises, or the cohort was already deleted.",
        },
        { status: 400 },
      );
  }
}

export default function Cohorts() {
  const { cohorts, total, page } = useLoaderData<typeof loader>();
  const reply: Reply | undefined = useActionData<typeof action>();
  const refusedIn = (form: string) => (reply?.form === form ? errorOf(reply.errors, "name") : undefined);
  return (
    <AdminPage
      title={total === 0 ? "No cohorts yet" : counted(total, "cohort")}
      lead="A new cohort needs a lead: open its people page and invite one."
      reply={reply}
    >
      {/* The number of cohorts is the key, so that the form is emptied once the new cohort is counted. */}
      <Form method="post" className="search-line" noValidate key={total}>
        <input type="hidden" name="intent" value="create" />
        <TextField
          id="new-cohort"
          label="New cohort"
          name="name"
          required
          maxLength={100}
          placeholder="Autumn cohort"
          error={refusedIn("create")}
        />
        <Button type="submit">Create</Button>
      </Form>
      {cohorts.length === 0 ? (
        total === 0 && (
          <Notice title="A cohort is a group of learners with their mentors and leads.">
            Mentors and leads can read the submissions of their cohort’s learners. Create the first cohort above.
          </Notice>
        )
      ) : (
        <table className="data admin stack">
          <caption className="vh">Cohorts, with the number of people in each role</caption>
          <thead>
            <tr>
              <th scope="col">Cohort</th>
              <th scope="col" className="num">
                Learners
              </th>
              <th scope="col" className="num">
                Mentors
              </th>
              <th scope="col" className="num">
                Leads
              </th>
              <th scope="col">
                <span className="vh">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <Row key={`${cohort.id} ${cohort.name}`} {...cohort} error={refusedIn(cohort.id)} />
            ))}
          </tbody>
        </table>
      )}
      <Pager what="cohorts" page={page} size={SIZE} total={total} />
    </AdminPage>
  );
}
