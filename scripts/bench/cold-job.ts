/**
 * Runs a whole job in its own process from a cold start: creates the mutants, compiles and boots the engine, and runs
 * the full kill matrix.
 */
import fs from "node:fs";
import { createInProcess } from "../../app/sandbox/in-process";
import { mutate } from "../../app/sandbox/mutants/mutants.server";
import { builtEngine } from "../../app/sandbox/wasm.server";

const [source, test] = process.argv.slice(2) as [string, string];
const read = (file: string) => fs.readFileSync(file, "utf8");
const files = { "orders.ts": read(source), "orders.test.ts": read(test) };
const [built, mutated] = await Promise.all([builtEngine(), mutate(files, ["orders.ts"])]);
const sandbox = createInProcess(built);
const { kills } = await sandbox.matrix({ files, tests: ["orders.test.ts"], mutated });
console.log(Object.values(kills).filter((row) => Object.keys(row).length > 0).length);
