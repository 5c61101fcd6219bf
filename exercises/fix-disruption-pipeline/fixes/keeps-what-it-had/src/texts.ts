import type { Alert } from "./alert";

/** What riders read. A link is named by its host; one without is on our own pages. */
export function textOf({ text, link = "" }: Alert): string {
  const words = text.trim();
  if (link.startsWith("/") && !link.startsWith("//")) return `${words} (more: www.lineway.example)`;
  return URL.canParse(link) ? `${words} (more: ${new URL(link).host})` : words;
}
