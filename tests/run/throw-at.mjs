// Loaded before the product (`node --import`): when a request reaches the step THROW_AT, throws an error or rejects a
// promise where no code can catch it. The product reports its steps (app/operations/steps.server.ts) and knows nothing
// about this file.
import diagnostics from "node:diagnostics_channel";
import { isMainThread } from "node:worker_threads";

const { THROW_AT, THROW_HOW } = process.env;
if (THROW_AT && isMainThread) {
  diagnostics.subscribe("onramp:step", ({ step }) => {
    if (step !== THROW_AT) return;
    if (THROW_HOW === "reject") Promise.reject(new Error("rejected by a test"));
    else
      setImmediate(() => {
        throw new Error("thrown by a test");
      });
  });
}
