/**
 * `npm run worker`: runs a process that only grades, on this machine or another one. The process runs from source, so
 * it needs no built pages.
 */
import { register } from "tsx/esm/api";
import { migrate } from "./migrate.mjs";
import { explainAndStop } from "./start-fault.mjs";

process.env.NODE_ENV ??= "production";
try {
  await migrate();
  register();
  const { work } = await import("../app/worker/work.server.ts");
  await work();
} catch (error) {
  explainAndStop(error);
}
