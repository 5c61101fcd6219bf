import { createContext, useContext } from "react";
import type { Token } from "./tones";

/** Highlighted and rendered texts from the server, with keys that the page chooses. */
export interface Dress {
  readonly code: Readonly<Record<string, readonly (readonly Token[])[]>>;
  /** Safe HTML. */
  readonly prose: Readonly<Record<string, string>>;
}

export const DressContext = createContext<Dress>({ code: {}, prose: {} });

/** The highlighted lines of some code. If undefined, render the code plain. */
export const useTones = (name: string) => useContext(DressContext).code[name];

/** The server's rendering of a Markdown text, or the source if the server did not render it. */
export function Prose({ name, text, className = "read" }: { name: string; text: string; className?: string }) {
  const html = useContext(DressContext).prose[name];
  if (html === undefined) return <div className={`${className} whitespace-pre-wrap`}>{text}</div>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml`
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
