// Loaded before the product (`node --import`): throws, or rejects, where no code can catch it when a request reaches
// the step THROW_AT. The product reports its steps (app/operations/steps.server.ts) and knows nothing of this.
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
