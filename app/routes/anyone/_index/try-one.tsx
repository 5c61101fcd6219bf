import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import type { readFeatured } from "./featured.server";

type Featured = NonNullable<Awaited<ReturnType<typeof readFeatured>>>;

/** The form's id: the button at the top of the page submits the same form. */
export const TRY = "try";

const SIGNS = { same: "", add: "+", del: "−" } as const;
const WORDS = { same: "", add: "added", del: "removed" } as const;

/** The label of the button. */
export const sayTry = (guestUntil: string | null) => (guestUntil ? "Continue where you left off" : "Try it now");

const counted = (count: number, word: string) => `${count} more ${count === 1 ? word : `${word}s`}`;

/** An excerpt of a real review: the task given to the AI, its description, and the beginning of its change. */
export function TryOne({ featured, guestUntil }: { featured: Featured; guestUntil: string | null }) {
  const { title, minutes, task, says, path, isNew, lines, moreLines, moreFiles } = featured;
  const rest = [moreLines > 0 && counted(moreLines, "line"), moreFiles > 0 && counted(moreFiles, "file")];
  return (
    <section className="sample" aria-labelledby="try-title">
      <header>
        <h2 id="try-title">Try a review: would you merge this change?</h2>
        <span className="hint">
          {guestUntil
            ? `You are a guest. Your work is kept until ${guestUntil}; create an account to keep it longer.`
            : "No account needed. Your work is kept for 7 days; create an account to keep it longer."}
        </span>
      </header>
      <div className="asked">
        <h3>The AI was asked</h3>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: task }} />
        <h3>The AI says</h3>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: says }} />
      </div>
      <div className={isNew ? "change file new" : "change"}>
        <h3 className="path">{path}</h3>
        <table className="diff">
          <caption className="vh">The start of the change in {path}</caption>
          <colgroup>
            <col className="n old" />
            <col className="n" />
            <col className="s" />
            <col />
          </colgroup>
          <thead className="vh">
            <tr>
              <th scope="col">Old line</th>
              <th scope="col">New line</th>
              <th scope="col">Change</th>
              <th scope="col">Code</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ type, old, now, html }) => (
              <tr key={`${old} ${now}`} className={type === "same" ? "" : type}>
                <td className="n old">
                  <span>{old}</span>
                </td>
                <td className="n">{now}</td>
                <td className="s">
                  {SIGNS[type] && (
                    <>
                      <span aria-hidden="true">{SIGNS[type]}</span>
                      <span className="vh">{WORDS[type]}</span>
                    </>
                  )}
                </td>
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml` */}
                <td className="c" dangerouslySetInnerHTML={{ __html: html }} />
              </tr>
            ))}
          </tbody>
        </table>
        {moreLines + moreFiles > 0 && (
          <p className="hint also">{rest.filter(Boolean).join(" and ")} in the workspace, with the whole task.</p>
        )}
      </div>
      {/* A full page load: the workspace has its own security policy. */}
      <Form method="post" action="/?index" id={TRY} className="answer" reloadDocument>
        <p className="meta">
          <b>{title}</b>, a real exercise that takes about {minutes} minutes. Mark the lines you would change, or
          approve the change. Then hand in: failing tests show what you caught.
        </p>
        <Button type="submit" look="main">
          {sayTry(guestUntil)}
        </Button>
      </Form>
    </section>
  );
}
