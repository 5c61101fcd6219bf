import { createContext, useContext } from "react";
import type { Token } from "./tones";

/** What the server has toned and drawn for this page, by the page's own names. */
export interface Dress {
  readonly code: Readonly<Record<string, readonly (readonly Token[])[]>>;
  /** Safe HTML. */
  readonly prose: Readonly<Record<string, string>>;
}

export const DressContext = createContext<Dress>({ code: {}, prose: {} });

/** The toned lines of a named code, or undefined: then draw it plain. */
export const useTones = (name: string) => useContext(DressContext).code[name];

/** A named Markdown text as the server drew it; as it was written where the server did not. */
export function Prose({ name, text, className = "read" }: { name: string; text: string; className?: string }) {
  const html = useContext(DressContext).prose[name];
  if (html === undefined) return <div className={`${className} whitespace-pre-wrap`}>{text}</div>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml`
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
