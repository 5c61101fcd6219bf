// Generates the PostgreSQL schema from the SQLite schema, with a different provider and a different output folder for
// the client.
import fs from "node:fs";
import path from "node:path";

const SOURCE = "prisma/schema.prisma";
const MADE = "prisma/postgresql/schema.prisma";
const HEAD = `// Made by scripts/postgresql-schema.mjs from ../schema.prisma, which is the source. Don't edit this file.\n\n`;

/** Returns the text of the PostgreSQL schema. Throws if the source doesn't contain the parts to replace. */
export function postgresqlSchema(source) {
  const replaced = [
    ['provider = "sqlite"', 'provider = "postgresql"'],
    ['output       = "../app/generated/prisma"', 'output       = "../../app/generated/prisma-postgresql"'],
  ].reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${SOURCE} has no ${from}`);
    return text.replace(from, to);
  }, source);
  return HEAD + replaced;
}

if (process.argv[1] === import.meta.filename) {
  const made = postgresqlSchema(fs.readFileSync(SOURCE, "utf8"));
  if (!fs.existsSync(MADE) || fs.readFileSync(MADE, "utf8") !== made) {
    fs.mkdirSync(path.dirname(MADE), { recursive: true });
    fs.writeFileSync(MADE, made);
  }
}
