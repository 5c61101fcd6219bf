import { Shape } from "~/ui/icons";
import { cardOf } from "./cards";
import type { KindId } from "./registry";

/** A kind's icon. Hidden from screen readers unless it has a label. Next to the kind's name, it needs no label. */
export const KindIcon = ({ kind, label }: { kind: KindId; label?: string }) => (
  <Shape label={label}>
    <path d={cardOf(kind).icon} />
  </Shape>
);
