import type { ReactNode } from "react";
import { sayFullDay } from "../say-day";

/**
 * A page's content, to which the skip link leads. The default width is 1200 px. Use narrow for forms, paper for
 * printing, and wide for tables of a cohort.
 */
export function Page({
  children,
  width = "usual",
}: {
  children: ReactNode;
  width?: "narrow" | "paper" | "usual" | "wide";
}) {
  return (
    <main className={width === "usual" ? "page" : `page ${width}`} id="main" tabIndex={-1}>
      {children}
    </main>
  );
}

/**
 * The head of a page: the heading `title`, which often states the page's main result, a sentence below it (`lead`), and
 * buttons beside it (`actions`).
 */
export function PageHead({ title, lead, actions }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {actions && <div className="line">{actions}</div>}
      {lead && <p className="prose">{lead}</p>}
      {/* The browser may render a later date than the server. */}
      <p className="on-paper meta" suppressHydrationWarning>
        As of {sayFullDay(new Date().toISOString().slice(0, 10))}
      </p>
    </header>
  );
}

/** A part of a page, with its own heading. `about` appears at the end of the heading. */
export function Part({
  id,
  title,
  about,
  children,
}: {
  id: string;
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="part" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {about && <span className="hint">{about}</span>}
      </header>
      {children}
    </section>
  );
}
