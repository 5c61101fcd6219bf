import { useTools } from "./workspace-tools";

/** A link to the explanation of TypeScript, for learners who are new to this kind of exercise. */
export function TypeScriptLink() {
  const { isNewToKind } = useTools();
  if (!isNewToKind) return null;
  return (
    <p className="meta mt-4">
      New to TypeScript?{" "}
      <a href="/how#typescript" target="_blank" rel="noreferrer">
        How to read it (opens in a new tab)
      </a>
    </p>
  );
}
