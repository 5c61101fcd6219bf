import { createCookie } from "@remix-run/node";

/** The section whose reports this browser shows. It stays chosen on all pages of the cohort, until another one is. */
const cookie = createCookie("section", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 180 * 24 * 60 * 60 });

/** A section's id, as the browser sent it; null: the whole cohort. */
export async function readSection(request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get("cookie"));
  return typeof value === "string" ? value : null;
}

/** The header that stores the choice; null clears it. `secure`: sent over HTTPS only. */
export const sectionHeader = (sectionId: string | null, { secure }: { secure: boolean }): Promise<string> =>
  cookie.serialize(sectionId ?? "", { secure, ...(sectionId === null && { maxAge: 0 }) });
