/**
 * What the signs of a comparison mean, above its lines. It has a file of its own, so that workspaces don't load the
 * rest of `code-block.tsx`.
 */
export function DiffSigns({ minus, plus }: { minus: string; plus: string }) {
  return (
    <span className="hint">
      - {minus}, + {plus}:{"\n"}
    </span>
  );
}
