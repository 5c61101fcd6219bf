/**
 * `npm start`, after `scripts/prepare.mjs`: starts the production build, by default with the demonstration. If
 * NODE_ENV=production is set, the demonstration is included only with DEMO=1.
 */
import cluster from "node:cluster";
import { explainAndStop } from "./start-fault.mjs";

if (!process.env.DEMO) process.env.DEMO = process.env.NODE_ENV === "production" ? "0" : "1";
process.env.NODE_ENV = "production";
try {
  if (cluster.isPrimary) {
    const { migrate } = await import("./migrate.mjs");
    await migrate();
    const { supervise } = await import("./supervise.mjs");
    supervise();
  } else await import("./serve.mjs");
} catch (error) {
  explainAndStop(error);
}
