/**
 * The legend for the − and + signs of a diff, above its lines. It has its own file, so that workspaces don't load the
 * rest of `code-block.tsx`.
 */
export function DiffSigns({ minus, plus }: { minus: string; plus: string }) {
  return (
    <span className="hint">
      - {minus}, + {plus}:{"\n"}
    </span>
  );
}
