/** All hostile inputs, keyed by family. */
import { assignedGlobals } from "./cases/assigned-globals";
import { codeFromText } from "./cases/code-from-text";
import { depth } from "./cases/depth";
import { endless } from "./cases/endless";
import { engineBuffers } from "./cases/engine-buffers";
import { engineObjects } from "./cases/engine-objects";
import { equality } from "./cases/equality";
import { evaluators } from "./cases/evaluators";
import { fooledMatchers } from "./cases/fooled-matchers";
import { forgedVerdicts } from "./cases/forged-verdicts";
import { host } from "./cases/host";
import { isolates } from "./cases/isolates";
import { leaks } from "./cases/leaks";
import { leaving } from "./cases/leaving";
import { locals } from "./cases/locals";
import { matrix } from "./cases/matrix";
import { memory } from "./cases/memory";
import { modules } from "./cases/modules";
import { output } from "./cases/output";
import { printing } from "./cases/printing";
import { prototypes } from "./cases/prototypes";
import { provided } from "./cases/provided";
import { readOtherwise } from "./cases/read-otherwise";
import { realm } from "./cases/realm";
import { realms } from "./cases/realms";
import { registering } from "./cases/registering";
import { rewrittenMocks } from "./cases/rewritten-mocks";
import { sharedErrors } from "./cases/shared-errors";
import { stack } from "./cases/stack";
import { symbols } from "./cases/symbols";
import { telling } from "./cases/telling";
import { thenables } from "./cases/thenables";
import { timers } from "./cases/timers";
import { transpiling } from "./cases/transpiling";
import { vm2 } from "./cases/vm2";
import type { HostileEntry } from "./entry";

export const FAMILIES: Record<string, readonly HostileEntry[]> = {
  "forged verdicts": forgedVerdicts,
  "forged by registering": registering,
  "one error for all tests": sharedErrors,
  "matchers that are fooled": fooledMatchers,
  "rewritten mocks": rewrittenMocks,
  "assigned globals": assignedGlobals,
  prototypes,
  printing,
  equality,
  thenables,
  realm,
  "code from text": codeFromText,
  stack,
  modules,
  "provided modules": provided,
  endless,
  memory,
  depth,
  output,
  timers,
  leaving,
  leaks,
  symbols,
  host,
  "read by the transpiler": transpiling,
  "read otherwise by the engine": readOtherwise,
  "telling versions apart": telling,
  "telling versions by their locals": locals,
  "telling a mutant in the matrix": matrix,
  "escapes from vm2": vm2,
  "escapes from evaluators": evaluators,
  "breaches of shared realms": realms,
  "faults of isolates": isolates,
  "engine faults in buffers": engineBuffers,
  "engine faults in lifetimes": engineObjects,
};

export const ALL = Object.values(FAMILIES).flat();
