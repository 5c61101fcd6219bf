import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listCohortNames, listProgrammes } from "~/accounts/cohorts/programmes.server";
import { notFound, requireAdmin } from "~/accounts/guards.server";
import { requireRecent } from "~/accounts/sign-in/recent.server";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { TextField } from "~/ui/forms/field";
import { errorOf } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { AdminPage } from "~/ui/shell/admin-page";
import { changeProgrammes, ProgrammeFormSchema, type Reply } from "./forms.server";
import { ProgrammeCard } from "./programme-card";

export const meta: MetaFunction = () => [{ title: "Programmes · Admin · Onramp" }];

const SIZE = 20;
const PageSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { page } = PageSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [listed, cohorts] = await Promise.all([listProgrammes((page - 1) * SIZE, SIZE), listCohortNames()]);
  return { ...listed, cohorts, page };
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  await requireRecent(request);
  const form = await readFields(request, ["intent", "id", "name", "cohort", "email", "userId"]);
  const parsed = parseForm(form, ProgrammeFormSchema);
  if (!parsed.ok) {
    const written = String(form.get("name") ?? form.get("email") ?? "");
    return data<Reply>(
      { form: String(form.get("id") ?? "create"), intent: String(form.get("intent")), errors: parsed.errors, written },
      { status: 400 },
    );
  }
  const reply = await changeProgrammes(admin, parsed.value);
  if (!reply) throw notFound();
  return data<Reply>(reply, { status: reply.done === undefined ? 400 : 200 });
}

export default function Programmes() {
  const { programmes, total, cohorts, page } = useLoaderData<typeof loader>();
  const reply: Reply | undefined = useActionData<typeof action>();
  const refusedHere = reply?.form === "create" ? errorOf(reply.errors, "name") : undefined;
  return (
    <AdminPage
      title={total === 0 ? "No programmes yet" : counted(total, "programme")}
      lead="A programme’s leads see figures for groups in its cohorts, not for individuals. The lead of a cohort decides whether they may see more."
      reply={reply}
    >
      {/* The number of programmes is the key, so that the form is emptied once the new programme is counted. */}
      <Form method="post" className="search-line" noValidate key={total}>
        <input type="hidden" name="intent" value="create" />
        <TextField
          id="new-programme"
          label="New programme"
          name="name"
          required
          maxLength={100}
          placeholder="Autumn intake"
          error={refusedHere}
          defaultValue={refusedHere && reply?.written}
        />
        <Button type="submit">Create</Button>
      </Form>
      {total === 0 && (
        <Notice title="A programme groups several cohorts.">
          Create a programme above, add cohorts to it, and add leads by the email address of their account.
        </Notice>
      )}
      <ul className="grid gap-4 mt-4">
        {programmes.map((programme) => (
          <ProgrammeCard
            key={programme.id}
            {...programme}
            others={cohorts.filter(({ id }) => !programme.cohorts.some((one) => one.id === id))}
            reply={reply?.form === programme.id ? reply : undefined}
          />
        ))}
      </ul>
      <Pager what="programmes" page={page} size={SIZE} total={total} />
    </AdminPage>
  );
}
