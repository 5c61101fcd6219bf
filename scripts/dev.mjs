// Serves from source: pages and server code reload when they change.
import { createServer } from "vite";
import { explainAndStop } from "./start-fault.mjs";

process.env.NODE_ENV ??= "development";
process.env.DEMO ??= "1";
const { migrate } = await import("./migrate.mjs");
try {
  await migrate();
  const vite = await createServer({ server: { middlewareMode: true } });
  const load = () => vite.ssrLoadModule("virtual:remix/server-build");
  const { entry } = await load();
  await entry.module.serve({ build: load, assets: vite.middlewares });
} catch (error) {
  explainAndStop(error);
}
