import { createCookie } from "@remix-run/node";

/**
 * The section to which this browser limits reports and the review queue. The choice applies to all pages of the cohort
 * until another section is chosen.
 */
const cookie = createCookie("section", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 180 * 24 * 60 * 60 });

/** A section's id, as the browser sent it; null for the whole cohort. */
export async function readSection(request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get("cookie"));
  return typeof value === "string" ? value : null;
}

/**
 * The header that stores the choice; null clears the choice. With `secure`, the browser sends the cookie only over
 * HTTPS.
 */
export const sectionHeader = (sectionId: string | null, { secure }: { secure: boolean }): Promise<string> =>
  cookie.serialize(sectionId ?? "", { secure, ...(sectionId === null && { maxAge: 0 }) });
