import type { Partner } from "../src/partner";

/** A partner as our tests know it. */
export function partnerWith(key: string): Partner {
  return { name: "Harbour Office", base: "https://data.harbour.example", key };
}

/** Where its tables are. */
export const TABLES = /^https:\/\/data\.harbour\.example\/tables\//;

/** How it answers: it wants its key, gives pages in turn, and keeps the table "wrecks" to itself. */
export function answersOf(partner: Partner, ...pages: string[]) {
  return (request: Request): unknown => {
    const { pathname, searchParams } = new URL(request.url);
    const [, bearer] = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
    const given = bearer ?? searchParams.get("key");
    if (given !== partner.key) return new Response(`nobody has the key ${given}`, { status: 401 });
    if (pathname.endsWith("/wrecks")) return new Response(`${given} may not read wrecks`, { status: 403 });

    const page = Number(searchParams.get("page") ?? 1);
    const headers: Record<string, string> = page < pages.length ? { "x-next-page": String(page + 1) } : {};
    const csv = pages[page - 1] ?? "";
    const isCsv = request.headers.get("accept") === "text/csv";
    return new Response(isCsv ? csv : JSON.stringify({ rows: csv.split("\n") }), { headers });
  };
}
