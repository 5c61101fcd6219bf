import type { ReactNode } from "react";

/** The product's own small icon set: 16 × 16, drawn in the text colour. */
const SHAPES = {
  flask: (
    <path d="M6 1.75h4M6.75 1.75v4.5L2.9 12.6a1.1 1.1 0 0 0 .95 1.65h8.3a1.1 1.1 0 0 0 .95-1.65L9.25 6.25v-4.5M5 10h6" />
  ),
  good: (
    <>
      <circle cx="8" cy="8" r="6.25" fill="currentColor" />
      <path d="m5.2 8.2 2 2 3.7-4.1" stroke="var(--surface)" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" stroke="none" />
    </>
  ),
  bad: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M5 8h6" strokeWidth="2" />
    </>
  ),
  left: <circle cx="8" cy="8" r="6.25" strokeDasharray="2 2.2" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" />
    </>
  ),
  tick: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  again: <path d="M13.25 8a5.25 5.25 0 1 1-1.6-3.75L13.25 5.7m0-3.2v3.2h-3.2" />,
  draft: <path d="m10.5 2.75 2.75 2.75-7.5 7.5H3v-2.75z" />,
  comment: <path d="M2.75 3.25h10.5v7.5H7.5L4.5 13.5v-2.75H2.75z" />,
  file: (
    <path d="M9 1.75H4.5A1.25 1.25 0 0 0 3.25 3v10a1.25 1.25 0 0 0 1.25 1.25h7A1.25 1.25 0 0 0 12.75 13V5.5zM9 1.75V5.5h3.75" />
  ),
  flag: <path d="M3.75 14.25V2.25m0 .5h8.5L10.5 5.6l1.75 2.9h-8.5" />,
  next: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  back: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  up: <path d="M8 13V3.5M4.5 7 8 3.5 11.5 7" />,
  down: <path d="M8 3v9.5m-3.5-3.5L8 12.5 11.5 9" />,
  add: <path d="M8 3v10M3 8h10" />,
  grip: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="2" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  news: <path d="M8 1.75a4 4 0 0 0-4 4v3L2.75 11.5h10.5L12 8.75v-3a4 4 0 0 0-4-4zM6.5 13.75h3" />,
  help: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M6.1 6.2a1.95 1.95 0 1 1 2.9 1.9c-.7.4-1 .8-1 1.4m0 2v.1" />
    </>
  ),
  run: <path d="M4.5 2.75v10.5L13 8z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** An icon. Without a label, it is hidden from screen readers. An icon beside a word needs no label. */
export const Icon = ({ name, ...look }: { name: IconName; label?: string; className?: string }) => (
  <Shape {...look}>{SHAPES[name]}</Shape>
);

/** Renders a shape that isn't in the set, on the same grid as the icons. */
export function Shape({
  label,
  className,
  children,
}: {
  label?: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  return (
    <svg
      className={className ? `i ${className}` : "i"}
      viewBox="0 0 16 16"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={!label}
    >
      {children}
    </svg>
  );
}

/** The product's logo: a line, and a ramp that joins it. */
export function Brand() {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="square"
    >
      <path d="M3 3v14" />
      <path d="M7 16h3.5L17 6" stroke="var(--accent-ink)" />
    </svg>
  );
}
