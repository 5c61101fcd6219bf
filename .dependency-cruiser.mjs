// The rooms, and which room may import which other rooms (docs/design.md). Each rule says what to do instead.
// `tests/architecture.test.ts` enforces these rules, and plants one violation of each rule to show that the test would
// catch it.
const SERVER_LIBRARIES =
  "^(@prisma/|better-sqlite3|pg$|graphile-worker|better-auth|express|pino|nodemailer)|^(node:)?(http|https|net|tls|dgram|child_process)$";
const REMIX = "^@remix-run/|node_modules/@remix-run/";
const REACT = "^react(-dom)?$|node_modules/react(-dom)?/";
const DATABASE = "^app/(database|generated)/|@prisma/|better-sqlite3|^pg$|node_modules/(pg|graphile-worker)/";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const room = (name) => `^app/${name}/`;
const others = (...allowed) => `^app/(?!(${allowed.join("|")})(/|\\.|$))`;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
export const forbidden = [
  rule("no-cycles", "Take what both need into a file of its own.", {}, { circular: true }),
  rule(
    "routes-have-no-database",
    "Call a function of a domain room; it names whose data it is.",
    { path: room("routes") },
    { path: DATABASE },
  ),
  rule(
    "routes-read-with-a-reader",
    "A guard makes the reader; hand it to a report. What a person may see of whom is not put together in a page.",
    { path: room("routes"), pathNot: "\\.test\\." },
    {
      path: "^app/accounts/reading/(reader|submission-reader|learners|unseen|names|note-looks)\\.server\\.ts$|^app/grading/open-submission\\.server\\.ts$",
      dependencyTypesNot: ["type-only"],
    },
  ),
  rule(
    "ui-imports-no-room",
    "Hand it in as a property: components know nothing of Onramp's data.",
    { path: room("ui") },
    { path: others("ui") },
  ),
  rule(
    "sandbox-stands-alone",
    "The sandbox runs files; whoever calls it brings them.",
    { path: room("sandbox") },
    { path: others("sandbox") },
  ),
  rule(
    "sandbox-is-plain",
    "No database, Remix, React or network in the sandbox: it is the same in server and browser. The server's starts processes.",
    { path: room("sandbox"), pathNot: "\\.test\\.|/confined\\.server\\.ts$" },
    { path: `${SERVER_LIBRARIES}|${REMIX}|${REACT}` },
  ),
  rule(
    "kinds-call-sandbox-and-ui",
    "A kind is handed its content; it does not fetch it.",
    { path: room("kinds") },
    { path: others("kinds", "sandbox", "ui"), pathNot: "^app/operations/time\\.ts$" },
  ),
  rule(
    "kinds-are-pure",
    "No database, Remix or network in a kind.",
    { path: room("kinds") },
    { path: `${SERVER_LIBRARIES}|${REMIX}` },
  ),
  rule(
    "graders-draw-nothing",
    "What decides a score may call the sandbox only.",
    { path: "^app/kinds/[^/]+/(grade|score|match|luck|proofs|judge|check)\\.ts$" },
    { path: `^app/ui/|${REACT}` },
  ),
  rule(
    "catalogue-calls-kinds",
    "The catalogue reads exercises; it knows of no submissions.",
    { path: room("catalogue") },
    { path: others("catalogue", "kinds", "sandbox", "database", "operations") },
  ),
  rule(
    "grading-tells-by-outbox",
    "Write an outbox row; review and cohort read it.",
    { path: room("grading") },
    {
      path: others(...["grading", "catalogue", "kinds", "sandbox"], ...["database", "operations"]),
    },
  ),
  rule(
    "accounts-stand-alone",
    "Accounts say who somebody is; others ask them.",
    { path: room("accounts") },
    { path: others("accounts", "database", "operations") },
  ),
  rule(
    "nothing-calls-what-starts-it",
    "Server, worker and demonstration call the rooms, never the other way round.",
    { path: others("server", "worker", "demonstration", "routes", "root", "entry"), pathNot: "\\.test\\." },
    { path: "^app/(server|worker|demonstration)/" },
  ),
  rule(
    "operations-know-no-room",
    "All rooms stand on these two: hand in what they need.",
    { path: "^app/(operations|database)/", pathNot: "\\.test\\." },
    { path: others("operations", "database", "generated") },
  ),
  rule(
    "domains-beside-each-other",
    "Let the route call both.",
    { path: "^app/(review|cohort|tutor)/" },
    { path: "^app/(review|cohort|tutor|routes)/", pathNot: "^app/$1/" },
  ),
  rule(
    "tutor-calls-what-it-explains",
    "The tutor knows what a learner sees; let the route hand it the rest.",
    { path: room("tutor"), pathNot: "\\.test\\." },
    { path: others("tutor", "grading", "catalogue", "kinds", "accounts", "operations", "database", "generated") },
  ),
  rule(
    "one-room-asks-a-model",
    "Call app/tutor/model/model.server.ts: it holds the limits, the budgets and the list of what is sent.",
    { path: "^app/", pathNot: "^app/tutor/model/" },
    { path: "^openai$|node_modules/openai/" },
  ),
  rule(
    "server-code-stays-on-the-server",
    "What the browser loads is views and components; let the loader call this.",
    { path: "^app/(ui/|kinds/[^/]+/[^/]+\\.tsx$|sandbox/browser)", pathNot: "\\.server\\.|\\.test\\." },
    { path: "\\.server\\.", dependencyTypesNot: ["type-only"] },
  ),
  rule(
    "components-parse-nothing",
    "The server has parsed what a component gets. Import the type only: zod is large, and tries to make code from text.",
    { path: "^app/(ui/.*|kinds/[^/]+/[^/]+)\\.tsx$", pathNot: "\\.test\\." },
    { path: "^zod$|node_modules/zod/|-schema\\.ts$", dependencyTypesNot: ["type-only"] },
  ),
  rule(
    "sources-are-read-in-the-sandbox",
    "Ask readSource or the pool: a short text can keep a parser busy for minutes. The files named here read exercises only. An upload's check measures how long that takes.",
    {
      path: "^app/",
      pathNot: [
        "\\.test\\.|^app/sandbox/",
        "^app/kinds/(folder-reader|source-check|review/rewrite|syntax|test/equivalence/same-code)\\.ts$",
      ],
    },
    {
      path: [
        "^@babel/|node_modules/@babel/|^(acorn|esbuild|sucrase|typescript|vite)$|node_modules/(acorn|esbuild|sucrase|typescript|vite)/",
        "^app/sandbox/in-process\\.ts$|^app/sandbox/(engine|mutants/matrix|reading|generated)/",
      ],
      dependencyTypesNot: ["type-only"],
    },
  ),
  rule(
    "app-needs-no-tests",
    "Production code imports no tests or scripts.",
    { path: "^app/", pathNot: "\\.test\\." },
    { path: "^(tests|scripts)/|\\.test\\." },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    // These bundles are several megabytes. The rules check imports of a bundle, but not the imports inside it.
    doNotFollow: { path: "node_modules|^app/.*generated/[^/]+[.][cm]?js$" },
    exclude: { path: "^app/(generated|sandbox/generated)/.*/|^app/kinds/[^/]+/template/" },
    tsPreCompilationDeps: true,
  },
};
