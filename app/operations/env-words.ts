/**
 * Describes each environment variable. The schema in `env.server.ts` has exactly these names, and the admin's settings
 * page shows the descriptions. A test checks the README against this list.
 */
export interface EnvWords {
  /** What the variable does, in one line. */
  readonly means: string;
  /** What happens if the variable is not set. */
  readonly byDefault: string;
  /** True if the value must never be shown. */
  readonly isSecret?: true;
}

export const ENV_WORDS = {
  PORT: { means: "The port to listen on.", byDefault: "3000" },
  HOST: {
    means: "The address to listen on. Use 0.0.0.0 to listen on all addresses, for example in a container.",
    byDefault: "all addresses, but 127.0.0.1 for a demonstration without ORIGIN",
  },
  ORIGIN: {
    means:
      "The public address, if it differs from the default. Separate several addresses with commas. Links use the first address. Requests for other hosts are refused. With https, cookies are marked secure.",
    byDefault: "http://localhost:PORT",
  },
  DATABASE_URL: {
    means: "The address of the database. If its URL contains a password, this page hides the password.",
    byDefault: "file:data/onramp.db",
  },
  DATA_DIR: { means: "Where Onramp keeps the secret it creates on first start.", byDefault: "data" },
  EXPORTS_DIR: {
    means:
      "Where scheduled exports are stored, in one folder per cohort and day. If you use several machines, they must share this folder.",
    byDefault: "exports in DATA_DIR",
  },
  SECRET: {
    means: "Signs sessions; at least 32 characters. All web processes need the same value.",
    byDefault: "created on first start, kept in DATA_DIR",
    isSecret: true,
  },
  EXERCISES_DIR: { means: "More folders of exercises, separated as in PATH.", byDefault: "none" },
  EXERCISES_BUILT_IN: {
    means: "Whether Onramp offers its own exercises. With 0, it offers only the exercises in EXERCISES_DIR.",
    byDefault: "1",
  },
  DEMO: {
    means:
      "Whether Onramp has demo accounts. With 1, it creates them in an empty database. With 0, they can’t sign in.",
    byDefault: "1, but 0 if you set NODE_ENV=production",
  },
  GRADERS: {
    means: "How many processes run learners’ code. With 0, only `npm run worker` grades submissions.",
    byDefault: "2",
  },
  TRUST_PROXY: { means: "The number of trusted proxies in front of Onramp, or their addresses.", byDefault: "none" },
  LOG_LEVEL: { means: "How much Onramp logs: silent, error, warn, info or debug.", byDefault: "info" },
  SMTP_URL: {
    means:
      "The mail server for the daily email and account emails. Without it, Onramp sends no email and can’t confirm addresses. If its URL contains a password, this page hides the password.",
    byDefault: "none",
  },
  MAIL_FROM: { means: "The sender of Onramp’s emails: an address, with or without a name.", byDefault: "none" },
  SECURITY_CONTACT: {
    means:
      "Where to report a security problem, for /.well-known/security.txt: mailto:… or https://…. Without it, that page doesn’t exist.",
    byDefault: "none",
  },
  METRICS_TOKEN: {
    means:
      "The Bearer token Prometheus sends to /metrics; at least 16 characters. Without it, that page doesn’t exist.",
    byDefault: "none",
    isSecret: true,
  },
  OPENAI_BASE_URL: {
    means:
      "Where the language model is: an OpenAI-compatible address that ends before /chat/completions. Without it, Onramp doesn’t use a model.",
    byDefault: "none",
  },
  OPENAI_API_KEY: {
    means: "The key for the language model’s server. Optional, except for api.openai.com.",
    byDefault: "none",
    isSecret: true,
  },
  OPENAI_MODEL: { means: "The language model’s name on that server.", byDefault: "none" },
  MODEL_HOST: {
    means: "Who runs the model’s server (the provider). Learners see this text before they send anything.",
    byDefault: "none",
  },
  MODEL_RETENTION: {
    means:
      "The provider’s own statement of how long it keeps what learners send. Learners see this text before they send anything.",
    byDefault: "none",
  },
  TUTOR_TOKENS_A_DAY: { means: "How many tokens each person may use in a day (UTC).", byDefault: "100000" },
  TUTOR_TOKENS_A_MONTH: {
    means: "How many tokens all members of a cohort together may use in a calendar month (UTC).",
    byDefault: "10000000",
  },
  DRAIN_SECONDS: {
    means:
      "How long Onramp keeps answering after a stop signal, while /readyz fails, so that a load balancer can react.",
    byDefault: "0",
  },
  NODE_ENV: { means: "How Onramp runs: production, development or test.", byDefault: "development" },
} as const satisfies Record<string, EnvWords>;

export type EnvName = keyof typeof ENV_WORDS;
export const ENV_NAMES = Object.keys(ENV_WORDS) as EnvName[];

/** Matches the names of URL parameters that may contain a secret. */
const SECRET_PARAMETER = /pass|secret|token|key|cert/i;

/**
 * A variable's value as an admin may see it. For a secret, this says only that the variable is set. In a URL, any
 * password or other secret is replaced by "…". Null if the variable has no value.
 */
export function valueInWords(name: EnvName, value: string | undefined): string | null {
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
