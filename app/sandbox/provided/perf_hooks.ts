/** node:perf_hooks: the global `performance`. */
import { notHere } from "./parts/harness";

class PerformanceObserver {
  constructor() {
    throw new Error("PerformanceObserver is not available in the sandbox");
  }
}
export default {
  performance,
  PerformanceObserver,
  ...notHere("perf_hooks", ["monitorEventLoopDelay", "createHistogram"]),
};
