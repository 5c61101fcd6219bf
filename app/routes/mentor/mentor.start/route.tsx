import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireTeacher } from "~/accounts/guards.server";
import { cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import { listSamples } from "~/review/marked/marked.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { Page, PageHead } from "~/ui/shell/page";
import { readSettings } from "~/ui/workspace/workspace-settings";
import { OpenSample } from "../mentor._index/open-next";

export const meta: MetaFunction = () => [{ title: "Marked samples · Onramp" }];
export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  return { samples: await listSamples(mentor), settings: readSettings(request.headers.get("cookie"), mentor) };
}

export default function Start() {
  const { samples, settings } = useLoaderData<typeof loader>();
  const left = samples.filter(({ isSent }) => !isSent).length;
  const next = samples.find(({ isSent }) => !isSent);
  return (
    <Page>
      <PageHead
        title={titleOf(left, samples.length)}
        lead="Sample submissions that we have already reviewed. Review each as you would a learner’s; then you’ll see our review next to yours, with the reasons. This isn’t a test: nothing depends on what you choose, and no one else sees it."
        actions={
          <>
            {next && <OpenSample slug={next.slug} settings={settings} />}
            <ButtonLink to="/mentor" look={left === 0 ? "main" : "second"}>
              Queue
            </ButtonLink>
          </>
        }
      />
      {samples.length === 0 ? (
        <Notice title="This installation has no samples.">
          None of the exercises with samples is available in this installation.
        </Notice>
      ) : (
        <ul className="rows">
          {samples.map(({ slug, title, kind, isSent }) => (
            <li key={slug}>
              <KindIcon kind={kind} />
              <div>
                <Link className="plain name" to={`/mentor/start/${slug}`}>
                  {title}
                </Link>
                <p className="meta">{cardOf(kind).name}</p>
              </div>
              <div className="does">
                {isSent ? <Mark icon="tick">Reviewed</Mark> : <span className="meta">not yet</span>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function titleOf(left: number, all: number): string {
  if (left === all) return all === 1 ? "One marked sample" : `${all} marked samples`;
  if (left === 0) return "You have reviewed all the samples";
  return `${all - left} of ${all} samples reviewed`;
}
