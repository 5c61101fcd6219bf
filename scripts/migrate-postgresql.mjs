// Applies the migrations in prisma/postgresql to a PostgreSQL database, and installs the queue's own tables.
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { migratePostgresqlTo, missingFrom } from "./migrations.mjs";

const FOLDER = "prisma/postgresql/migrations";
/**
 * The key of a lock. If several processes start at once, one creates the tables while the others wait for this lock.
 * The number is arbitrary, but nothing else may use it.
 */
const LOCK = 7_266_112_020;
const STARTING_MS = 30_000;

/** Describes the database without its user or password. */
const placeOf = ({ host, port, database }) => `${database} at ${host}:${port}`;

/** Returns a plain message for an error that the operator can fix. Null for any other error. */
function inPlainWords(error, client) {
  const { host, port, user, database } = client;
  switch (error.code) {
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ECONNRESET":
      return `The database server ${host}:${port} can't be reached (${error.code}). Is PostgreSQL running there, and is DATABASE_URL correct?`;
    case "28P01":
      return `PostgreSQL at ${host}:${port} rejects the password of “${user}”. Check user and password in DATABASE_URL; write characters such as @ or / in a password as %40, %2F.`;
    case "28000":
      return `PostgreSQL at ${host}:${port} rejects “${user}”: there is no such user, or its pg_hba.conf does not allow connections from here.`;
    case "3D000":
      return `PostgreSQL at ${host}:${port} has no database “${database}”. Create it: createdb -E UTF8 ${database}`;
    case "42501":
      return `“${user}” may not create or change tables in ${placeOf(client)}. Connect as the user who created them. For a new database, have an administrator run: GRANT CREATE ON DATABASE ${database} TO ${user}; GRANT CREATE, USAGE ON SCHEMA public TO ${user};`;
    case "53300":
      return `PostgreSQL at ${host}:${port} has no free connections. Raise max_connections there, or start fewer processes.`;
    default:
      return /timeout/i.test(error.message)
        ? `The database server ${host}:${port} does not answer. Is a firewall in the way?`
        : null;
  }
}

function clientOf(url) {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch (error) {
    throw new Error(
      "DATABASE_URL isn't a valid address. Write characters such as @ or / in the password as %40, %2F.",
      { cause: error },
    );
  }
}

async function connect(url) {
  for (const until = Date.now() + STARTING_MS; ; await sleep(500)) {
    const client = clientOf(url);
    // If the connection breaks, the next query reports the error.
    client.on("error", () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      // This code means "The database system is starting up".
      if (error.code === "57P03" && Date.now() < until) continue;
      const cause = error.errors?.[0] ?? error;
      const said = inPlainWords(cause, client);
      throw new Error(said ?? `The database ${placeOf(client)} can't be opened: ${cause.message}`);
    }
  }
}

async function checkServer(client) {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
  );
  const [{ version, encoding }] = rows;
  if (version < 130_000)
    throw new Error(`Onramp needs PostgreSQL 13 or newer; this is ${Math.floor(version / 10_000)}.`);
  if (encoding !== "UTF8")
    throw new Error(
      `The database ${placeOf(client)} stores text as ${encoding}. Create one with UTF8: createdb -E UTF8 -T template0 <name>`,
    );
}

/** Reads the names of the applied migrations, and whether the queue's tables exist. */
async function look(client) {
  const { rows } = await client.query(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS ours, to_regnamespace('graphile_worker') IS NOT NULL AS queue",
  );
  const [{ ours, queue }] = rows;
  if (!ours) return { applied: [], queue };
  const applied = await client.query(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return { applied: applied.rows.map(({ name }) => name), queue };
}

async function checkRights(client, { tables, schema }) {
  const { rows } = await client.query(
    `SELECT has_database_privilege(current_database(), 'CREATE') AS database,
            coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), true) AS schema`,
  );
  const [may] = rows;
  if ((tables && !may.schema) || (schema && !may.database)) {
    throw new Error(inPlainWords({ code: "42501", message: "" }, client));
  }
}

/** Applies the missing migrations. Throws an Error with a plain message on failure. */
export async function migratePostgresql(url) {
  const client = await connect(url);
  try {
    await checkServer(client);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const { applied, queue } = await look(client);
    const missing = missingFrom(FOLDER, applied, `The database ${placeOf(client)}`);
    await checkRights(client, { tables: missing.length > 0, schema: !queue });
    if (missing.length > 0) {
      console.log(`Updating the database (${missing.length} step${missing.length === 1 ? "" : "s"})…`);
      await migratePostgresqlTo(client, FOLDER, missing);
    }
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
  } catch (error) {
    const said = error.constructor !== Error || error.code ? inPlainWords(error, client) : null;
    throw said ? new Error(said) : error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Names of the migrations that the database lacks. Changes nothing. Throws an Error with a plain message. */
export async function missingPostgresql(url) {
  const client = await connect(url);
  try {
    return missingFrom(FOLDER, (await look(client)).applied, `The database ${placeOf(client)}`);
  } finally {
    await client.end().catch(() => {});
  }
}
