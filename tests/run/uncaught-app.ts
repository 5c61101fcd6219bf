import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { rememberAnswer, surviveFaults } from "../../app/server/faults.server";

/** Routes that never catch their errors, started by `uncaught.test.ts`. */

surviveFaults();
const app = express();
app.use(rememberAnswer, (_request, response, next) => {
  response.locals.requestId = "r1";
  next();
});
app.get("/slow", async (_request, response) => {
  await sleep(500);
  response.send("so");
});
app.get("/throws", () => {
  setTimeout(() => {
    throw new Error("thrown by a test");
  }, 50);
});
app.get("/rejects", async () => {
  await sleep(50);
  throw new Error("rejected by a test");
});
app.get("/streams", (_request, response) => {
  response.write("begun ");
  setTimeout(() => response.end("ended"), 200);
  setTimeout(() => {
    throw new Error("thrown by a test");
  }, 50);
});
const server = app.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
