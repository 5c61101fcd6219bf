import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";
import type { WorkspaceProps } from "../page-props";
import { useRunAtOnce } from "../run-at-once";
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
