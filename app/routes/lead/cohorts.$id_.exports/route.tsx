import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { oneLine } from "~/accounts/one-line";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listExportLinks, MAX_LINKS, makeExportLink, withdrawExportLink } from "~/cohort/exports/links.server";
import { EVERY, findSchedule, setSchedule, stopSchedule } from "~/cohort/exports/schedule.server";
import { TABLES } from "~/cohort/exports/tables";
import { env } from "~/operations/env.server";
import type { FormErrors } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { useShownOnce } from "~/ui/forms/lasting-reply";
import { sayFullDay } from "~/ui/say-day";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { Files } from "./files";
import { LinkForm, Links } from "./links";
import { ScheduledExports } from "./scheduled-exports";
import "./exports.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Exports for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const dayAndHour = (at: Date) => `${sayFullDay(at.toISOString().slice(0, 10))}, ${at.toISOString().slice(11, 16)} UTC`;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"], { bySection: true });
  const [links, schedule] = await Promise.all([listExportLinks(cohortId), findSchedule(cohortId)]);
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    section: reader.section?.name ?? null,
    links,
    origin: env.origin,
    folder: `${env.exportsDir}/${cohortId}`,
    // Random for each form, so that sending a form twice creates only one link.
    key: crypto.randomUUID(),
    files: Object.entries(TABLES).map(([table, { title, about }]) => ({ file: `${table}.csv`, title, about })),
    schedule: schedule && {
      every: schedule.every,
      setBy: schedule.setBy,
      fault: schedule.fault,
      isWriting: schedule.isWriting,
      writtenAt: schedule.writtenAt && dayAndHour(schedule.writtenAt),
      // Null means that the export is due, but no worker has claimed it yet. It runs within a minute.
      dueAt: schedule.dueAt <= new Date() ? null : dayAndHour(schedule.dueAt),
    },
  };
}

const ExportsSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("link"),
    key: z.uuid(),
    name: oneLine("A name", { write: "Enter the link’s purpose, like “figures for the board”.", max: 60 }),
  }),
  z.object({ intent: z.literal("withdraw"), linkId: z.string().max(100) }),
  z.object({ intent: z.literal("set"), every: z.enum(EVERY, { error: "Choose daily or weekly." }) }),
  z.object({ intent: z.literal("stop") }),
]);
const FIELDS = ["intent", "key", "name", "linkId", "every"];

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  const form = await readFields(request, FIELDS);
  const parsed = parseForm(form, ExportsSchema);
  const said = { intent: String(form.get("intent")), done: "", secret: "" };
  const refuse = (errors: FormErrors) => data({ ...said, errors, written: writtenIn(form) }, { status: 400 });
  const answer = (parts: Partial<typeof said>) => data({ ...said, ...parts, errors: null, written: null });
  if (!parsed.ok) return refuse(parsed.errors);
  const { value } = parsed;
  switch (value.intent) {
    case "link": {
      const secret = await makeExportLink(person, cohortId, value);
      return secret
        ? answer({ secret })
        : refuse({
            "": [
              `No link was created. A cohort can have at most ${MAX_LINKS} links: withdraw one first. If you have already withdrawn one, reload the page.`,
            ],
          });
    }
    case "withdraw":
      if (!(await withdrawExportLink(person, cohortId, value.linkId))) throw notFound();
      return answer({ done: "Link withdrawn. It no longer works." });
    case "set":
      await setSchedule(person, cohortId, value.every);
      return answer({ done: "Schedule saved. The first export runs within a minute or so." });
    case "stop":
      await stopSchedule(person, cohortId);
      return answer({ done: "Schedule stopped. Files already in the folder stay there." });
  }
}

export default function Exports() {
  const { cohortId, name, sections, section, origin, key, files, links, schedule, folder } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const of = (...intents: string[]) => (reply && intents.includes(reply.intent) ? reply : undefined);
  const made = useShownOnce(reply?.secret ? reply : undefined);
  return (
    <Page>
      <PageHead
        title={
          <>
            Exports for <bdi>{name}</bdi>
            {section !== null && (
              <>
                , section <bdi>{section}</bdi>
              </>
            )}
          </>
        }
        lead="The same figures as on the cohort’s pages, as files. People whose figures or work are in a file can see under “Your data” that you downloaded it."
      />
      <CohortTabs cohortId={cohortId} isLead sections={sections} />
      <Part id="files" title="Files" about="with current figures">
        <Files cohortId={cohortId} section={sections.chosen} files={files} />
      </Part>
      <Part id="links" title="Links for scripts" about={links.length === 0 ? undefined : String(links.length)}>
        <LinkForm
          cohortId={cohortId}
          origin={origin}
          formKey={key}
          reply={of("link")}
          made={made.reply}
          onNext={made.dismiss}
        />
        <Links links={links} reply={of("withdraw")} />
      </Part>
      <Part id="scheduled" title="Scheduled exports">
        <ScheduledExports schedule={schedule} folder={folder} reply={of("set", "stop")} />
      </Part>
    </Page>
  );
}
