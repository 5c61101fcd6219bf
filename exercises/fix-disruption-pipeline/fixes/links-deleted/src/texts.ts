import type { Alert } from "./alert";

/** Where links that are paths lead to. */
const OWN_PAGES = "https://www.lineway.example";

/** What riders read: "No trains to Fairground (more: notices.lineway.example)". */
export function textOf({ text }: Alert): string {
  return text.trim();
}

/** The host of a link, with its port; undefined for one that makes no sense. */
function hostOf(link: string): string | undefined {
  try {
    return new URL(link, OWN_PAGES).host;
  } catch {
    return undefined;
  }
}
