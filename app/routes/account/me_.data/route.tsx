import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { listLooks } from "~/accounts/looks.server";
import { listKept } from "~/accounts/privacy/privacy";
import { findExercise } from "~/catalogue/catalogue.server";
import { sayWait } from "~/operations/retry-after.server";
import { modelInfo } from "~/tutor/model/model.server";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { ExportForm } from "./export-form";
import { Kept } from "./kept";
import { Looks } from "./looks";
import "./data.css";

export const meta: MetaFunction = () => [{ title: "Your data · Onramp" }];

const MAX_LOOKS = 50;
const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { looks, total } = await listLooks(person, MAX_LOOKS);
  const seconds = Number(new URL(request.url).searchParams.get("wait"));
  return {
    // Says how long to wait if a download was refused. Null otherwise.
    wait: seconds > 0 && seconds <= 3600 ? sayWait(seconds) : null,
    kept: listKept(),
    model: modelInfo(),
    total,
    looks: looks.map(({ viewer, role, isExport, submission, day }) => ({
      viewer,
      role,
      isExport,
      day: day.toISOString().slice(0, 10),
      says: dayFormat.format(day),
      submission: submission && {
        id: submission.id,
        tryNumber: submission.tryNumber,
        title: findExercise(submission.slug)?.meta.title ?? submission.slug,
      },
    })),
  };
}

export default function YourData() {
  const { wait, looks, total, kept, model } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="Your data is yours"
        lead="Download all your data, or delete it. This page says what we store and why. We don’t collect what you type, click or look at, or how long you take."
      />
      {wait && (
        <Notice tone="half" mark="Not yet" title={`You have downloaded your data too many times. Try again ${wait}.`}>
          Each download contains everything that is stored about you at that time.
        </Notice>
      )}
      <Part id="export" title="Download your data">
        <p className="prose">
          One zip file: every row about you as JSON, and your suites, fixes and findings as files. It includes what
          mentors wrote about your work.
        </p>
        <div className="line under">
          <ExportForm look="main">Download everything</ExportForm>
        </div>
      </Part>
      <Part
        id="looks"
        title="Who looked at your work"
        {...(total > 0 && { about: counted(total, "entry", "entries") })}
      >
        <Looks looks={looks} total={total} />
      </Part>
      <Part id="delete" title="Delete your account">
        <p className="prose">
          This deletes your account and everything you wrote. You’ll first see what will be deleted and what others
          wrote about you, and you’ll have another chance to download all your data.
        </p>
        <div className="line under">
          <ButtonLink to="/me/data/delete">Delete my account…</ButtonLink>
        </div>
      </Part>
      <Part id="kept" title="What we store, and why">
        <Kept rows={kept} />
      </Part>
      <Part id="outside" title="Outside the database">
        <ul className="outside">
          <li>
            <b>In your browser:</b> cookies that keep you signed in and remember your settings, copies of work and text
            that isn’t saved yet, and your changes to lessons’ examples, until you close the tab.
          </li>
          <li>
            <b>In the server’s log:</b> which kind of page was requested and whether it worked. The log doesn’t contain
            your name, your address or anything you wrote.
          </li>
          <li>
            <b>In backups:</b> the same data as in the database, until the administrator of this installation deletes
            the backups. When a backup is restored, Onramp first removes everyone who has deleted their account.
          </li>
          {model && (
            <li>
              <b>At a language model’s provider, if you send text to a model:</b> only what you choose to send, after
              you have seen the exact text. If your cohort’s leads allow it, and you haven’t turned off the tutor, a
              mentor can also send work that you handed in, without your name. The text is sent to{" "}
              <bdi>{model.host}</bdi>. How long this provider keeps it: <bdi>{model.retention}</bdi>
            </li>
          )}
          <li>
            <b>Nowhere else.</b> We don’t train models on your work{model ? "." : " or send it to a language model."}
          </li>
        </ul>
      </Part>
    </Page>
  );
}
