import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { requirePerson } from "~/accounts/guards.server";
import {
  AboutSchema,
  type Chosen,
  MOST_SAID,
  MOST_WORKS,
  PARTS,
  type PortfolioPart,
  WordsSchema,
} from "~/cohort/own/portfolio";
import { changeLink, closePortfolio, getPortfolio, openPortfolio, savePortfolio } from "~/cohort/own/portfolio.server";
import { worksOnPaper } from "~/cohort/own/portfolio-paper";
import { env } from "~/operations/env.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Saved } from "~/ui/forms/form";
import { LONG, readFormData } from "~/ui/forms/form-data.server";
import { KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Page, PageHead } from "~/ui/shell/page";
import { renderExcerpt } from "~/ui/text/render.server";
import { shortenPortfolio } from "../../anyone/p.$link/dress.server";
import { Composer } from "./composer";
import { INTRO } from "./kept";
import { OpenLink } from "./open-link";
import "./portfolio.css";

export const meta: MetaFunction = () => [{ title: "Your portfolio · Onramp" }];
export const handle: PageHandle = { within: "/me" };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { composed, showable, preview } = await getPortfolio(person);
  const view = await shortenPortfolio(preview);
  const said = showable.said.map(async (one) => ({ ...one, text: await renderExcerpt(one.text) }));
  const link = composed?.link ?? null;
  const works = counted(preview.works.length, "exercise");
  const onPaper = `The printed portfolio has one page, with ${worksOnPaper(view)} of the ${works} that you saved.`;
  return {
    composed,
    showable: { ...showable, said: await Promise.all(said) },
    onPaper: preview.works.length > 0 ? onPaper : "",
    name: person.name,
    words: keptKey(person, INTRO),
    link,
    address: link && `${env.origin}/p/${link}`,
  };
}

export const headers = passRetryAfter;

const IntentSchema = z.enum(["save", "preview", "open", "withdraw", "new-link"]);

/**
 * The ticked boxes of each part. Drops values that are too long for a box of this page, and all values after the first
 * 1,000.
 */
function chosenIn(form: FormData): Chosen {
  const ticked = (part: PortfolioPart) =>
    form
      .getAll(part)
      .map(String)
      .filter((key) => key.length <= 100)
      .slice(0, 1_000);
  return Object.fromEntries(PARTS.map((part) => [part, ticked(part)])) as Record<PortfolioPart, string[]>;
}

/**
 * Errors for parts with more choices than the page can hold. Otherwise the page would silently leave out the extra
 * choices.
 */
function tooManyIn({ works, said }: Chosen): Record<string, string[]> {
  return {
    ...(works.length > MOST_WORKS && {
      works: [`Choose at most ${MOST_WORKS} exercises to show in full: people spend about a minute on this page.`],
    }),
    ...(said.length > MOST_SAID && { said: [`Choose at most ${MOST_SAID} reviews by mentors.`] }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readFormData(request, LONG);
  const field = (name: string) => form.get(name) ?? undefined;
  const intent = IntentSchema.safeParse(field("intent"));
  if (!intent.success)
    throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  if (intent.data === "withdraw") {
    await closePortfolio(person);
    return redirect("/me/portfolio?done=withdrawn", 303);
  }
  const words = WordsSchema.safeParse(field("words"));
  const about = AboutSchema.safeParse({ name: field("name"), intro: field("intro") });
  const chosen = chosenIn(form);
  const written = { name: String(field("name") ?? ""), intro: String(field("intro") ?? ""), chosen };
  const refuse = (errors: Record<string, string[] | undefined>, init: ResponseInit = { status: 400 }) =>
    data({ intent: intent.data, errors, written, words: String(field("words") ?? "") }, init);
  const ofWords = words.success ? {} : { words: words.error.issues.map(({ message }) => message) };
  const refuseOften = async () => {
    const wait = await limiters.make.take(person.id);
    if (wait === null) return null;
    return refuse({ words: [`You’ve changed the link too often. Try again ${sayWait(wait)}.`] }, tooMany(wait));
  };
  if (intent.data === "new-link") {
    if (!words.success) return refuse(ofWords);
    const often = await refuseOften();
    if (often) return often;
    await changeLink(person, String(field("instead") ?? ""), words.data);
    return redirect("/me/portfolio?done=changed", 303);
  }
  const ofAbout = about.success ? {} : z.flattenError(about.error).fieldErrors;
  const overfull = tooManyIn(chosen);
  const errors = { ...ofAbout, ...overfull, ...(intent.data === "open" && ofWords) };
  if (!about.success || Object.keys(errors).length > 0) return refuse(errors);
  await savePortfolio(person, { ...about.data, chosen });
  if (intent.data === "preview") return redirect("/me/portfolio/preview", 303);
  if (intent.data !== "open" || !words.success) return redirect("/me/portfolio?done=saved", 303);
  const often = await refuseOften();
  if (often) return often;
  await openPortfolio(person, words.data);
  return redirect("/me/portfolio?done=opened", 303);
}

const DONE: Readonly<Record<string, string>> = {
  saved: "Saved",
  opened: "Published. Your link is below",
  withdrawn: "Link withdrawn",
  changed: "The new link is below. The old one shows “withdrawn”",
};

export default function Portfolio() {
  const { composed, showable, onPaper, name, words, link, address } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const done = DONE[useSearchParams()[0].get("done") ?? ""];
  return (
    <Page>
      <PageHead
        title={link ? "Anyone with the link can see your portfolio" : "Your portfolio is private"}
        lead={
          link
            ? "The page shows the items you selected, always up to date. Search engines don’t list it."
            : "Choose what the page shows, save and preview it, and publish it when you’re ready. The page shows a submission only if you tick it."
        }
        actions={
          <>
            {link && <ButtonLink to="/me/portfolio/preview">Preview what is saved</ButtonLink>}
            <ButtonLink to="/me">Back to Me</ButtonLink>
          </>
        }
      />
      <Saved when={done !== undefined && !reply}>{done ?? ""}</Saved>
      {link && address && (
        <OpenLink link={link} address={address} reply={reply?.intent === "new-link" ? reply : undefined} />
      )}
      <KeptWordsContext.Provider value={words}>
        <Composer
          showable={showable}
          onPaper={onPaper}
          isOpen={link !== null}
          stands={composed ?? { name, intro: "", words: "", chosen: null }}
          reply={reply?.intent === "new-link" ? undefined : reply}
        />
      </KeptWordsContext.Provider>
    </Page>
  );
}
