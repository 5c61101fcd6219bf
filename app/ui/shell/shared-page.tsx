import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Brand } from "../icons";
import { Page } from "./page";
import "../styles/shared.css";

/** A page for the public: no navigation, and nothing about its visitor. */
export function SharedPage({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="top">
        <Link className="brand" to="/">
          <Brand />
          Onramp
        </Link>
      </header>
      <Page width="paper">{children}</Page>
    </>
  );
}

/** The page at a URL where a learner shares nothing, or has stopped sharing. */
export function NothingShared({ title, children }: { title: string; children: ReactNode }) {
  return (
    <SharedPage>
      <h1>{title}</h1>
      <p className="prose mt-2">{children}</p>
    </SharedPage>
  );
}
