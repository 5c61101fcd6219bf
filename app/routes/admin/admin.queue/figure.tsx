import type { ReactNode } from "react";

export function Figure({ label, value, children }: { label: string; value: number; children?: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">
        <b>{value}</b>
      </td>
      <td className="meta">{children}</td>
    </tr>
  );
}
