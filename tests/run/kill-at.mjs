// Loaded before the product (`node --import`): ends the process as `kill -9` does, together with its supervisor, when
// it reaches the step KILL_AT for the KILL_ON-th time. The product reports its steps (app/operations/steps.server.ts)
// and knows nothing about this file.
import diagnostics from "node:diagnostics_channel";
import { isMainThread } from "node:worker_threads";

const { KILL_AT, KILL_ON = "1" } = process.env;
let left = Number(KILL_ON);
if (KILL_AT && isMainThread) {
  diagnostics.subscribe("onramp:step", ({ step }) => {
    if (step === KILL_AT && --left === 0) process.kill(0, "SIGKILL");
  });
}
