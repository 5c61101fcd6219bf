import { dispatch } from "./src/router";
import { office } from "./tests/office";

const ROUTES = [
  { line: "GET /drafts/", kind: "draft", isChange: false },
  { line: "PUT /drafts/", kind: "draft", isChange: true, verb: "edited" },
  { line: "DELETE /drafts/", kind: "draft", isChange: true, verb: "deleted" },
  { line: "POST /drafts/", end: "/publish", kind: "draft", isChange: true, verb: "published" },
  { line: "GET /keys/", kind: "key", isChange: false },
  { line: "DELETE /keys/", kind: "key", isChange: true, verb: "revoked" },
];
const IDS = { draft: "felling", key: "k-7" };

const account = (d) => ({
  name: d.pick(["Ida", "Per"]),
  department: d.pick(["parks", "water", "it"]),
  role: d.pick(["viewer", "editor", "admin"]),
});

export const properties = [
  {
    says: "each route's guard replies according to sign-in, department and role; otherwise the route replies as it does today",
    from: [
      "Records belong to departments. To anyone from another department, they do not exist: 404, worded exactly as for an id that does not exist.",
      "Within the department, viewers can read records, and editors can also change them. A viewer who tries to change something already knows that it exists: 403, `Viewers cannot change anything`.",
      "Admins read and change everything, in all departments.",
      "Not signed in: 401, as now, and before anything is looked up.",
      "handlers receive the record and don't look it up again",
      "Everything else stays as it is: statuses, texts, the audit lines, the 400 for a missing title, the 409 for a revoked key.",
    ],
    draw: (d) => ({
      route: d.int(0, ROUTES.length - 1),
      isThere: d.chance(0.8),
      account: d.chance(0.9) ? account(d) : undefined,
      body: d.oneOf(
        () => `${d.pick(["", " "])}Trees${d.pick(["", " "])}`,
        () => d.pick([undefined, "", "  ", 7, null]),
      ),
      isRevoked: d.chance(0.3),
    }),
    holds: ({ route, isThere, account, body, isRevoked }) => {
      const { line, end = "", kind, isChange, verb } = ROUTES[route];
      const { stores, published, lines } = office();
      if (isRevoked) stores.keys.save({ ...stores.keys.find("k-7"), isRevoked });
      const before = JSON.stringify([stores.drafts.find("felling"), stores.keys.find("k-7")]);
      stores.drafts.asked = 0;
      stores.keys.asked = 0;
      const id = isThere ? IDS[kind] : "none";
      const reply = dispatch(stores, { line: `${line}${id}${end}`, body, ...(account && { account }) });
      const asked = stores.drafts.asked + stores.keys.asked;
      const said = `${reply.status} ${typeof reply.body === "string" ? reply.body : ""}`;
      const isUntouched =
        JSON.stringify([stores.drafts.find("felling"), stores.keys.find("k-7")]) === before &&
        lines.length + published.length === 0;
      if (!account) return said.startsWith("401") && asked === 0 && isUntouched;
      if (asked !== 1) return false;
      const isAdmin = account.role === "admin";
      if (!isThere || (!isAdmin && account.department !== "parks"))
        return said === `404 There is no ${kind} ${id}` && isUntouched;
      if (isChange && account.role === "viewer") return said === "403 Viewers cannot change anything" && isUntouched;
      if (!isChange) {
        const isWhole = kind === "draft" ? reply.body.title === "Felling plan" : reply.body.endsWith === "9f2c" && !("secret" in reply.body);
        return reply.status === 200 && reply.body.id === id && isWhole && isUntouched;
      }
      const isTitle = typeof body === "string" && body.trim() !== "";
      if (verb === "edited" && !isTitle) return said === "400 Send a title" && isUntouched;
      if (verb === "revoked" && isRevoked) return said === "409 This key is revoked already" && isUntouched;
      if (lines.join() !== `${account.name} ${verb} ${kind} ${id}`) return false;
      const draft = stores.drafts.find("felling");
      if (verb === "edited") return reply.status === 200 && draft.title === "Trees" && reply.body.title === "Trees";
      if (verb === "revoked") return reply.status === 204 && stores.keys.find("k-7").isRevoked;
      return reply.status === 204 && draft === undefined && published.join() === (verb === "published" ? "felling" : "");
    },
  },
];
