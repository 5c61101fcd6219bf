import { SingleBar } from "cli-progress";
import type { Sandbox } from "~/sandbox/contract";

/** Shows progress on stderr, as a bar on a terminal and as plain lines elsewhere. */
export interface Progress {
  say(line: string): void;
  /** Returns a sandbox that shows its runs on the bar until `done` is called. */
  counted(sandbox: Sandbox): { readonly sandbox: Sandbox; done(): void };
}

export function progressOn(stream: NodeJS.WriteStream): Progress {
  const say = (line: string) => stream.write(`${line}\n`);
  if (!stream.isTTY) {
    return {
      say,
      counted(sandbox) {
        say("grading");
        return { sandbox, done: () => say("graded") };
      },
    };
  }
  return {
    say,
    counted(sandbox) {
      const bar = new SingleBar({ format: "grading {bar} {value} of {total} runs", clearOnComplete: true, stream });
      let [begun, ended] = [0, 0];
      bar.start(1, 0);
      const count = async <T>(run: Promise<T>): Promise<T> => {
        bar.setTotal(++begun);
        try {
          return await run;
        } finally {
          bar.update(++ended);
        }
      };
      const counting: Sandbox = {
        run: (request) => count(sandbox.run(request)),
        matrix: (request) => count(sandbox.matrix(request)),
        close: () => sandbox.close(),
      };
      return { sandbox: counting, done: () => bar.stop() };
    },
  };
}
