import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";
import { useRunAtOnce } from "../run-at-once";
import type { WorkspaceProps } from "../view";
import { runnableTest, type TestOpen } from "./open";
import type { TestDraft } from "./work";

export function TestDock({ open, draft }: WorkspaceProps<TestOpen, TestDraft>) {
  const { run, phase } = useRunAtOnce();
  return (
    <Button className="needs-script" onClick={() => void run(runnableTest(open, draft))}>
      <Icon name="run" />
      {phase === "running" ? "Running…" : "Run"}
    </Button>
  );
}
