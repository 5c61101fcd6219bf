import type { ReactNode } from "react";

/**
 * One picture for each topic, 120 × 72, drawn in the theme's colours. The sentences beside a picture say the same
 * thing.
 */
export const PICTURES = {
  scored: {
    says: "Three attempts in a row. The first two are filled in, and the last is empty.",
    draws: (
      <>
        <circle cx="28" cy="36" r="13" className="on" />
        <path d="m22 36.5 4.5 4.5 8-9" className="over" />
        <circle cx="60" cy="36" r="13" className="on" />
        <path d="m54 36.5 4.5 4.5 8-9" className="over" />
        <circle cx="92" cy="36" r="13" strokeDasharray="4 4" />
      </>
    ),
  },
  practice: {
    says: "A circular arrow.",
    draws: (
      <>
        <path d="M84 36a24 24 0 1 1-7.5-17.5" />
        <path d="M84 10v11H73" />
        <path d="M50 36h20M60 26v20" className="soft" />
      </>
    ),
  },
  hints: {
    says: "Steps that lead up to a flag.",
    draws: (
      <>
        <path d="M14 60h24V46h24V32h24V18" />
        <path d="M86 18v-8m0 0h16l-4 5 4 5H86" className="on" />
      </>
    ),
  },
  passes: {
    says: "A progress bar that is past the pass mark.",
    draws: (
      <>
        <rect x="10" y="28" width="100" height="16" rx="4" />
        <rect x="10" y="28" width="72" height="16" rx="4" className="on" />
        <path d="M70 18v36" className="mark" />
      </>
    ),
  },
  skills: {
    says: "Three passes, spread over several days.",
    draws: (
      <>
        <path d="M10 54h100" className="soft" />
        <circle cx="22" cy="30" r="9" className="on" />
        <circle cx="54" cy="30" r="9" className="on" />
        <circle cx="98" cy="30" r="9" className="on" />
        <path d="M22 48v12m76-12v12m-70-6h64" />
      </>
    ),
  },
  refresh: {
    says: "A falling curve that each refresh lifts again, at growing intervals.",
    draws: (
      <>
        <path d="M10 62V10m0 52h100" className="soft" />
        <path d="M10 14q10 20 16 24V14q16 18 28 24V14q30 14 54 22" />
        <circle cx="26" cy="14" r="3.5" className="on" />
        <circle cx="54" cy="14" r="3.5" className="on" />
      </>
    ),
  },
  certificates: {
    says: "A page with a seal.",
    draws: (
      <>
        <rect x="30" y="8" width="60" height="56" rx="4" />
        <path d="M40 22h40M40 32h40M40 42h18" className="soft" />
        <circle cx="76" cy="48" r="8" className="on" />
      </>
    ),
  },
  disputes: {
    says: "Two speech bubbles, and a person with a tick beside them.",
    draws: (
      <>
        <path d="M12 12h46v28H34l-10 9v-9H12z" />
        <path d="M64 26h44v28H96v9l-10-9H64z" className="soft" />
        <path d="m27 26 6 6 11-12" className="mark" />
      </>
    ),
  },
  privacy: {
    says: "A closed lock.",
    draws: (
      <>
        <rect x="38" y="32" width="44" height="32" rx="4" className="on" />
        <path d="M46 32V22a14 14 0 0 1 28 0v10" />
        <path d="M60 45v8" className="over" />
      </>
    ),
  },
} as const satisfies Record<string, { says: string; draws: ReactNode }>;

export function Picture({ of }: { of: keyof typeof PICTURES }) {
  const { says, draws } = PICTURES[of];
  return (
    <svg viewBox="0 0 120 72" role="img" aria-label={says} fill="none" stroke="currentColor" strokeWidth="2">
      {draws}
    </svg>
  );
}
