import { createCookie } from "@remix-run/node";

/**
 * The sections to which this browser limits reports and the review queue, at most one per cohort. A choice applies to
 * all pages of its cohort until another section is chosen.
 */
const cookie = createCookie("section", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 180 * 24 * 60 * 60 });

/** The maximum number of stored choices. When someone makes another choice, the browser forgets the oldest one. */
const MOST_CHOICES = 20;

/** Ids of sections as the browser sent them, the newest choice first. They may belong to any cohort, or not exist. */
export async function readSections(request: Request): Promise<readonly string[]> {
  const value: unknown = await cookie.parse(request.headers.get("cookie"));
  if (!Array.isArray(value)) return [];
  return value.filter((id) => typeof id === "string").slice(0, MOST_CHOICES);
}

/** The header that stores the choices. With `secure`, the browser sends the cookie only over HTTPS. */
export const sectionsHeader = (sectionIds: readonly string[], { secure }: { secure: boolean }): Promise<string> =>
  cookie.serialize(sectionIds.slice(0, MOST_CHOICES), { secure, ...(sectionIds.length === 0 && { maxAge: 0 }) });
