import { z } from "zod";
import {
  addCohort,
  addLead,
  createProgramme,
  deleteProgramme,
  type ProgrammeChange,
  removeCohort,
  removeLead,
  renameProgramme,
} from "~/accounts/cohorts/programmes.server";
import type { Person } from "~/accounts/guards.server";
import { oneLine } from "~/accounts/one-line";
import type { FormErrors } from "~/ui/forms/form";
import type { AdminReply } from "~/ui/shell/admin-page";

const NameSchema = oneLine("A programme’s name", { write: "Enter the programme’s name.", max: 100 });
const IdSchema = z.string().max(100);
const EmailSchema = z
  .string({ error: "Enter the email address of the lead’s account." })
  .trim()
  .max(254, "An address can have at most 254 characters.")
  .pipe(z.email("Enter an address like kim@example.org."));

export const ProgrammeFormSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), name: NameSchema }),
  z.object({ intent: z.literal("rename"), id: IdSchema, name: NameSchema }),
  z.object({ intent: z.literal("delete"), id: IdSchema }),
  z.object({
    intent: z.literal("add-cohort"),
    id: IdSchema,
    cohort: z.string({ error: "Choose a cohort." }).min(1, "Choose a cohort.").max(100),
  }),
  z.object({ intent: z.literal("remove-cohort"), id: IdSchema, cohort: IdSchema }),
  z.object({ intent: z.literal("add-lead"), id: IdSchema, email: EmailSchema }),
  z.object({ intent: z.literal("remove-lead"), id: IdSchema, userId: IdSchema }),
]);

export interface Reply extends AdminReply {
  /** The programme whose form was refused, or "create". */
  readonly form?: string;
  readonly intent?: string;
  readonly errors?: FormErrors | null;
  /** The text that was typed into the refused form. */
  readonly written?: string;
}

const sayDone = (change: ProgrammeChange, done: string, there: string): Reply | null =>
  change === "gone" ? null : { done: change === "done" ? done : there };

/** Performs a form's action. Returns null if there is no such programme, or no such person in it. */
export async function changeProgrammes(
  admin: Person,
  form: z.infer<typeof ProgrammeFormSchema>,
): Promise<Reply | null> {
  switch (form.intent) {
    case "create":
      await createProgramme(admin, form.name);
      return { done: "Programme created" };
    case "rename":
      return (await renameProgramme(admin, form.id, form.name)) ? { done: "Renamed" } : null;
    case "delete":
      return (await deleteProgramme(admin, form.id)) ? { done: "Deleted" } : null;
    case "add-cohort":
      return sayDone(
        await addCohort(admin, form.id, form.cohort),
        "Cohort added",
        "That cohort was already in the programme",
      );
    case "remove-cohort":
      return sayDone(await removeCohort(admin, form.id, form.cohort), "Cohort removed", "");
    case "add-lead": {
      const change = await addLead(admin, form.id, form.email);
      if (change === "done" || change === "there")
        return sayDone(change, "This person now leads the programme", "This person already leads the programme");
      const says =
        change === "gone"
          ? "No account has this address. Ask the person to create an account first."
          : "This address isn’t confirmed yet. Ask the person to confirm it on their account page first.";
      return { form: form.id, intent: form.intent, errors: { email: [says] }, written: form.email };
    }
    case "remove-lead":
      return sayDone(await removeLead(admin, form.id, form.userId), "This person no longer leads the programme", "");
  }
}
