import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";
import type { WorkspaceProps } from "../page-props";
import { useRunAtOnce } from "../run-at-once";
import { type FixOpen, runnableFix } from "./open";
import type { FixDraft } from "./work";

export function FixDock({ open, draft }: WorkspaceProps<FixOpen, FixDraft>) {
  const { run, phase } = useRunAtOnce();
  return (
    <Button className="needs-script" onClick={() => void run(runnableFix(open, draft))}>
      <Icon name="run" />
      {phase === "running" ? (
        "Running…"
      ) : (
        <span>
          Run<span className="wide"> the tests</span>
        </span>
      )}
    </Button>
  );
}
