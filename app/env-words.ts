/**
 * What each environment variable means. One list: the schema in `env.server.ts` has exactly these names, the admin's page
 * of settings shows them, and a test holds the README to them.
 */
export interface EnvWords {
  /** What it does, in a line. */
  readonly means: string;
  /** What holds when it is not set. */
  readonly byDefault: string;
  /** Its value is shown to nobody. */
  readonly isSecret?: true;
}

export const ENV_WORDS = {
  PORT: { means: "Where it listens.", byDefault: "3000" },
  HOST: {
    means: "The address to listen on. 0.0.0.0 is all of them, as in a container.",
    byDefault: "all addresses, but 127.0.0.1 for a demonstration without ORIGIN",
  },
  ORIGIN: {
    means:
      "The address that people use, when it is another; several with commas, the first is the one in links. Requests that name another host are refused. With https: cookies are marked secure.",
    byDefault: "http://localhost:PORT",
  },
  DATABASE_URL: { means: "The database. A password in it is not shown here.", byDefault: "file:data/onramp.db" },
  DATA_DIR: { means: "Where the secret made at the first start is kept.", byDefault: "data" },
  EXPORTS_DIR: {
    means:
      "Where the exports that a cohort’s lead has written by turns lie, in a folder for each cohort and day. Of several machines all see the same one.",
    byDefault: "exports in DATA_DIR",
  },
  SECRET: {
    means: "Signs sessions; at least 32 characters. The same for all web processes.",
    byDefault: "made at the first start, kept in DATA_DIR",
    isSecret: true,
  },
  EXERCISES_DIR: { means: "Further folders of exercises, separated as in PATH.", byDefault: "none" },
  EXERCISES_BUILT_IN: { means: "0 offers the exercises of EXERCISES_DIR alone.", byDefault: "1" },
  DEMO: {
    means: "Demonstration accounts: seeded into an empty database, refused when off.",
    byDefault: "1, but 0 when NODE_ENV=production was set",
  },
  GRADERS: { means: "Threads that run learners’ code. 0 leaves grading to `npm run worker`.", byDefault: "2" },
  TRUST_PROXY: { means: "How many trusted proxies stand before it, or their addresses.", byDefault: "none" },
  LOG_LEVEL: { means: "silent, error, warn, info or debug.", byDefault: "info" },
  SMTP_URL: {
    means:
      "The mail server for a daily mail of what is new, and for mails about accounts. Without it none is sent, and no address is confirmed. A password in it is not shown here.",
    byDefault: "none",
  },
  MAIL_FROM: { means: "Who these mails are from: an address, with a name or without.", byDefault: "none" },
  SECURITY_CONTACT: {
    means:
      "Where to report a security hole, for /.well-known/security.txt: mailto:… or https://…. Without it there is no such page.",
    byDefault: "none",
  },
  METRICS_TOKEN: {
    means:
      "What Prometheus sends as Bearer token to /metrics; at least 16 characters. Without it there is no such page.",
    byDefault: "none",
    isSecret: true,
  },
  DRAIN_SECONDS: {
    means: "How long it still answers after it was told to stop, with /readyz saying no: time for a load balancer.",
    byDefault: "0",
  },
  NODE_ENV: { means: "production, development or test.", byDefault: "development" },
} as const satisfies Record<string, EnvWords>;

export type EnvName = keyof typeof ENV_WORDS;
export const ENV_NAMES = Object.keys(ENV_WORDS) as EnvName[];

/** A name that promises a secret, in the parameters of an address. */
const SECRET_PARAMETER = /pass|secret|token|key|cert/i;

/**
 * A variable's value as an admin may read it: a secret only says that it is set, an address keeps its password to itself.
 * Null where there is no value.
 */
export function tellValue(name: EnvName, value: string | undefined): string | null {
  if (value === undefined || value === "") return null;
  const { isSecret }: EnvWords = ENV_WORDS[name];
  if (isSecret) return "set";
  const isAddress = name === "SMTP_URL" || (name === "DATABASE_URL" && !value.startsWith("file:"));
  return isAddress ? withoutPassword(value) : value;
}

function withoutPassword(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return "set";
  }
  if (url.password) url.password = "…";
  for (const name of [...url.searchParams.keys()]) {
    if (SECRET_PARAMETER.test(name)) url.searchParams.set(name, "…");
  }
  return decodeURIComponent(url.href.replaceAll("%E2%80%A6", "…").replaceAll("%", "%25"));
}
